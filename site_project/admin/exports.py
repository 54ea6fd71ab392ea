"""Exported lists of the admin in local time, safe from formulas, in UTF-8 that Excel reads."""

import codecs
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, QuerySet
from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

from policy.register.public.downloads import harmless

original_get_heading = SpreadsheetExportMixin.get_heading
original_stream_csv = SpreadsheetExportMixin.stream_csv


def to_local(moment):
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def for_spreadsheet(moment):
    """Return local time without a zone, which XLSX cannot hold and the heading says."""
    return to_local(moment).replace(tzinfo=None)


def for_text(moment):
    return to_local(moment).isoformat(" ", "seconds")


def get_heading(self, queryset, field):
    heading = original_get_heading(self, queryset, field)
    zone = timezone.get_current_timezone_name()
    return f"{heading} ({zone})" if is_datetime(queryset, field) else heading


def is_datetime(things, path):
    """Return whether the attribute `path` ("a.b") of `things` is a datetime."""
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
    """Write `row` so that no spreadsheet reads text as a formula (OWASP, CSV injection)."""
    cells = {
        field: self.preprocess_field_value(field, value, self.FORMAT_CSV)
        for field, value in row.items()
    }
    safe = {name: harmless(cell) if isinstance(cell, str) else cell for name, cell in cells.items()}
    return writer.writerow(safe)


def stream_csv(self, queryset):
    """Begin with the byte order mark by which Excel recognises UTF-8."""
    yield codecs.BOM_UTF8
    yield from original_stream_csv(self, queryset)


def patch_exports():
    """Patch the mixin itself, which Wagtail's views inherit from."""
    values = SpreadsheetExportMixin.custom_value_preprocess
    values[datetime] = {"xlsx": for_spreadsheet, "csv": for_text}
    SpreadsheetExportMixin.get_heading = get_heading
    SpreadsheetExportMixin.write_csv_row = write_csv_row
    SpreadsheetExportMixin.stream_csv = stream_csv
