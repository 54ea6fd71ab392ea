"""A spreadsheet that comes back: its rows as they stand there, of CSV or XLSX, within bounds."""

import csv
import logging
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from policy.importing.archives import archive_of, has_macros
from policy.importing.document import UnreadableDocument
from policy.register.public.downloads import harmless

from .columns import COLUMNS, in_languages

LARGEST, LARGEST_UNPACKED = 2 * 1024 * 1024, 24 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 2000, 50
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
FORMULA = object()  # stands where a cell has a formula

logger = logging.getLogger(__name__)


class UnreadableSheet(Exception):
    """The file cannot be read at all; `args` says why, in words for the editor."""


def read(data):
    """Return the rows of a file: their numbers, and their cells by the names of COLUMNS.

    A cell holds text, a number or a date, "" where it is empty, or FORMULA. The second value
    that is returned are the headings that no column has.

    Raises:
        UnreadableSheet: it is no such file, too large, broken, locked, or lacks its columns.
    """
    if len(data) > LARGEST:
        text = _(
            "The file is larger than %(most)d MB. Read in the spreadsheet that was downloaded."
        )
        raise UnreadableSheet(text % {"most": LARGEST // 1024 // 1024})
    if data.startswith(OLD_OR_LOCKED):
        raise UnreadableSheet(
            _("The file has a password, or is in Excel's old format. Save it as .xlsx without one.")
        )
    lines = xlsx_lines(data) if data.startswith(b"PK") else csv_lines(data)
    lines = [(number, [tidy(cell) for cell in cells]) for number, cells in lines]
    lines = [(number, cells) for number, cells in lines if any(cell != "" for cell in cells)]
    if len(lines) > MOST_ROWS + 1:
        text = _("The file has more than %(most)d rows. Divide it into several.")
        raise UnreadableSheet(text % {"most": MOST_ROWS})
    return by_name(lines)


def xlsx_lines(data):
    broken = _("The file is broken or no spreadsheet. Save it anew as .xlsx or CSV and try again.")
    try:
        archive = archive_of(data)
    except UnreadableDocument as error:
        raise UnreadableSheet(broken) from error
    if has_macros(archive):
        raise UnreadableSheet(
            _("The file has macros, small programs that may do harm. Save it as an ordinary .xlsx.")
        )
    if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
        raise UnreadableSheet(_("The file has too much in it. Divide it into several."))
    try:
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
        return [(number, list(map(value_of, row))) for number, row in enumerate(rows, 1)]
    except Exception as error:
        # What openpyxl meets in a broken file raises anything, and is all the same to an editor.
        logger.info("A spreadsheet was not read: %s", type(error).__name__)
        raise UnreadableSheet(broken) from error


def value_of(cell):
    return FORMULA if cell.data_type == "f" else cell.value


def csv_lines(data):
    text = decoded(data)
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        rows = enumerate(reader, 1)
        return [(number, [unquoted(cell) for cell in cells]) for number, cells in rows]
    except csv.Error as error:
        raise UnreadableSheet(_("The file is no CSV. Save it anew and try again.")) from error


def decoded(data):
    """Return the text of a file of Excel, Numbers, LibreOffice or Google: UTF-8 or Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableSheet(_("The file is neither a spreadsheet (.xlsx) nor CSV."))


def unquoted(text):
    """Return what harmless() was given."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) != text[1:] else text


def tidy(cell):
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else cell.strip() if isinstance(cell, str) else cell


def by_name(lines):
    known = in_languages(COLUMNS) | {name: name for name in COLUMNS}
    if not lines:
        raise UnreadableSheet(_("There is nothing in the file."))
    (_number, head), *rest = lines
    headings = [" ".join(str(cell).split()) for cell in head]
    names = [known.get(heading.casefold()) for heading in headings]
    if "number" not in names:
        text = _("There is no column “%(column)s” in the first row of the file.")
        raise UnreadableSheet(text % {"column": COLUMNS["number"]})
    for name in filter(None, names):
        if names.count(name) > 1:
            text = _("The column “%(column)s” stands twice in the file.")
            raise UnreadableSheet(text % {"column": COLUMNS[name]})
    unknown = [one for one, name in zip(headings, names, strict=True) if one and not name]
    rows = [
        (number, {name: cell for name, cell in zip(names, cells, strict=False) if name})
        for number, cells in rest
    ]
    return rows, unknown
