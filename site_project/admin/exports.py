"""Lists of the admin as files: spreadsheets read them rightly, in the time of the clock here."""

import codecs
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, QuerySet
from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

from policy.register.public.downloads import harmless

headings = SpreadsheetExportMixin.get_heading
lines = SpreadsheetExportMixin.stream_csv


def here(moment):
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def for_spreadsheet(moment):
    """A cell of XLSX holds a moment without its zone, which the heading says."""
    return here(moment).replace(tzinfo=None)


def for_text(moment):
    return here(moment).isoformat(" ", "seconds")


def get_heading(self, queryset, field):
    heading = headings(self, queryset, field)
    zone = timezone.get_current_timezone_name()
    return f"{heading} ({zone})" if is_moment(queryset, field) else heading


def is_moment(things, path):
    """Whether the attribute `path` of `things`, with dots between its parts, is a moment."""
    if not isinstance(things, QuerySet):
        return bool(things) and isinstance(multigetattr(things[0], path), datetime)
    model = things.model
    *steps, name = path.split(".")
    try:
        for step in steps:
            model = model._meta.get_field(step).related_model
        return bool(model) and isinstance(model._meta.get_field(name), DateTimeField)
    except FieldDoesNotExist:
        return False


def write_csv_row(self, writer, row):
    """Write `row` so that no spreadsheet takes words for a formula (OWASP, CSV injection)."""
    cells = {
        field: self.preprocess_field_value(field, value, self.FORMAT_CSV)
        for field, value in row.items()
    }
    kept = {name: harmless(cell) if isinstance(cell, str) else cell for name, cell in cells.items()}
    return writer.writerow(kept)


def stream_csv(self, queryset):
    """Begin with the mark by which Excel knows UTF-8."""
    yield codecs.BOM_UTF8
    yield from lines(self, queryset)


def install():
    """Wagtail's views have the mixin among their own ancestors: it is changed itself."""
    values = SpreadsheetExportMixin.custom_value_preprocess
    values[datetime] = {"xlsx": for_spreadsheet, "csv": for_text}
    SpreadsheetExportMixin.get_heading = get_heading
    SpreadsheetExportMixin.write_csv_row = write_csv_row
    SpreadsheetExportMixin.stream_csv = stream_csv
