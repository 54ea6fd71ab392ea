"""Rows of a table: lines one below the other with as many cells each."""

from ..tables import Cells, Rows, has_headings, is_contents, is_mark
from .lines import Line

# How exactly cells stand one below the other, in points of print.
ALIGNED = 1.5


def table_at(lines: list[Line], at: int) -> Rows:
    """Return the cells of the table that begins with the line at `at`; none where none begins."""
    rows = rows_apart(lines, at) or rows_aligned(lines, at)
    return [] if is_contents(rows) else rows


def rows_apart(lines: list[Line], at: int) -> Rows:
    """Return the cells of lines that have as many each, with much space between them."""
    rows: Rows = []
    for line in (lines[place] for place in range(at, len(lines))):
        row = [cell.text for cell in line.columns]
        if is_mark(row[0]) or len(row) < 2 or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def rows_aligned(lines: list[Line], at: int) -> Rows:
    """Return the cells of lines whose words begin exactly below each other, but for the first."""
    starts = [cell.x for cell in lines[at].cells[1:]]
    rows: Rows = []
    for line in (lines[place] for place in range(at, len(lines))):
        others = [cell.x for cell in line.cells[1:]]
        is_aligned = len(starts) == len(others) and all(
            abs(start - other) < ALIGNED for start, other in zip(starts, others, strict=True)
        )
        if not starts or not is_aligned or is_mark(line.cells[0].text):
            break
        rows.append([cell.text for cell in line.cells])
    return rows if len(rows) > 1 and len(rows) + len(starts) > 3 else []


def cells_of(rows: Rows, lines: list[Line]) -> tuple[Cells, bool]:
    """Return the cells of a table, and whether the first row has headings."""
    is_bold = lines[0].is_bold and not lines[-1].is_bold
    return tuple(map(tuple, rows)), is_bold or has_headings(rows)
