"""The spreadsheet that is downloaded: CSV and XLSX, with nothing that is taken for a formula."""

import csv
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from policy.models import Status
from policy.register.public.downloads import harmless

from .columns import COLUMNS

WIDTHS = [14, 18, 24, 44, 18, 20, 48, 34, 28, 13, 12, 12]
FILLED_IN = ("status", "what_happened", "address", "title", "date")
GREY = PatternFill("solid", fgColor="EEEEEE")


def row_of(commitment, draft):
    """Return the cells of one commitment, whose draft (an UpdateDraft or None) is filled in."""
    cells = draft.cells if draft else {}
    current = commitment.history.current
    newest = commitment.newest_update
    status = cells.get("status", "")
    return {
        "number": commitment.public_id,
        "area": commitment.area.title,
        "heading": current.heading if current else "",
        "words": current.text if current else "",
        "present": str(commitment.status.label),
        **{name: cells.get(name, "") for name in FILLED_IN},
        "status": str(Status(status).label) if status in Status.values else "",
        "judged": cells.get("judged") or (current.pk if current else ""),
        "seen": cells.get("seen") or (newest.pk if newest else 0),
    }


def as_csv(rows):
    """Return the rows as CSV with semicolons, which a Swedish Excel opens in columns."""
    output = StringIO()
    writer = csv.writer(output, delimiter=";")
    writer.writerow(COLUMNS.values())
    writer.writerows([harmless(row[name]) for name in COLUMNS] for row in rows)
    return ("\ufeff" + output.getvalue()).encode()


def as_xlsx(rows):
    """Return the rows as XLSX, with a list of the statuses to choose from."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Löften"
    sheet.append([str(heading) for heading in COLUMNS.values()])
    for row in rows:
        write_row(sheet, row)
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    labels = ",".join(str(label) for _value, label in Status.assessments())
    choice = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"F2:F{max(2, sheet.max_row)}")
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def write_row(sheet, row):
    number = sheet.max_row + 1
    for column, name in enumerate(COLUMNS, 1):
        value = row[name]
        cell = sheet.cell(number, column)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if name == "date":
            cell.number_format = "yyyy-mm-dd"
            value = as_date(value)
        elif name not in FILLED_IN:
            cell.fill = GREY
        if isinstance(value, str):
            # As text, whatever it begins with, and kept so when somebody edits the cell.
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) or None
            if cell.value:
                cell.data_type, cell.quotePrefix = "s", True
        else:
            cell.value = value


def as_date(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
