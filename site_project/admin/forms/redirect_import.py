"""Import of redirects from what spreadsheets save, Swedish Excel's CSV among it."""

import csv
from io import StringIO

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.redirects import base_formats, views
from wagtail.contrib.redirects.forms import ConfirmImportForm

# How the heading of each column may begin.
FROM = ("från", "fran", "from", "gammal", "old")
TO = ("till", "to", "ny", "new", "mål", "target")
# What the first step of the import passes on in a signed form.
SIGNED_FIELDS = ("import_file_name", "input_format")


class CSV(base_formats.CSV):
    """Text with any of the usual separators, in UTF-8, UTF-16 or the encoding of old Windows."""

    def is_binary(self):
        return True

    def get_read_mode(self):
        return "rb"

    def create_dataset(self, data):
        text = decode(data)
        first = text.partition("\n")[0]
        separator = max(";\t,", key=first.count)
        rows = csv.reader(StringIO(text), delimiter=separator)
        return pad_rows(base_formats.Dataset(row for row in rows if any(row)))


class TSV(CSV):
    pass


class XLSX(base_formats.XLSX):
    def create_dataset(self, data):
        return pad_rows(super().create_dataset(data))


def decode(data):
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def pad_rows(dataset):
    """Give each row as many columns as there are headings."""
    width = len(dataset.headers)
    dataset[:] = [[*row, *[""] * (width - len(row))] for row in dataset]
    return dataset


class ColumnsForm(ConfirmImportForm):
    """Guesses the columns from their headings, else from their order."""

    def __init__(self, headers, *args, **kwargs):
        super().__init__(headers, *args, **kwargs)
        for name, words, otherwise in (("from_index", FROM, 0), ("to_index", TO, 1)):
            found = [n for n, one in enumerate(headers) if begins_with(one, words)]
            self.fields[name].initial = str(found[0] if found else otherwise)


def begins_with(heading, words):
    return str(heading or "").strip().lower().startswith(words)


@require_admin_access
def process_import(request):
    """Import the uploaded file; show an error if it has been deleted meanwhile."""
    try:
        return views.process_import(request)
    except (FileNotFoundError, KeyError) as error:
        if isinstance(error, KeyError) and error.args[0] not in SIGNED_FIELDS:
            raise
        messages.error(request, _("The file is gone in the meantime. Choose it again."))
        return redirect("wagtailredirects:start_import")


def patch_import():
    """Replace the formats and the form that Wagtail's views name."""
    base_formats.DEFAULT_FORMATS[:] = [CSV, XLSX, TSV]
    views.ConfirmImportForm = ColumnsForm
