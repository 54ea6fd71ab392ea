"""Tables: their cells as plain text, unless they only lay out the page."""

import re

from bs4 import Tag

from .marks import without_mark
from .runs import NEW_PAGE, SPACES

Cells = tuple[tuple[str, ...], ...]
Rows = list[list[str]]
HOLDS_TEXT = ["ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table"]
MOST_PARAGRAPHS, MOST_COLUMNS, LONGEST_MARK = 2, 20, 4
RULE = re.compile(r":?-{2,}:?")
NUMBER = re.compile(r"^[+−–-]?\s*[\d\s.,%]+$")


def table_of(table: Tag) -> tuple[Cells, bool] | None:
    """Return the cells of `table` and whether its first row has headings.

    Returns:
        None where the table lays out text: one column, or cells with lists and many paragraphs.
    """
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
    if any(is_layout(cell) for row in cells for cell in row):
        return None
    texts = [[text for cell in row for text in spread(cell)] for row in cells]
    width = max(map(len, texts), default=0)
    texts = [row + [""] * (width - len(row)) for row in texts if any(row)]
    if not 2 <= width <= MOST_COLUMNS or len(texts) < 2:
        return None
    is_marked = all(cell.name == "th" for cell in cells[0])
    return tuple(map(tuple, texts)), is_marked or has_headings(texts)


def is_layout(cell: Tag) -> bool:
    return bool(cell.find(HOLDS_TEXT)) or len(cell.find_all("p")) > MOST_PARAGRAPHS


def spread(cell: Tag) -> list[str]:
    """Return the words of a cell, and an empty one for each further column that it covers."""
    text = SPACES.sub(" ", cell.get_text(" ").replace(NEW_PAGE, "")).strip()
    columns = str(cell.get("colspan", ""))
    return [text] + [""] * (min(int(columns), MOST_COLUMNS) - 1 if columns.isdecimal() else 0)


def has_headings(rows: Rows) -> bool:
    """Whether the first row has words only, above numbers."""
    first, *others = rows
    is_words = all(text and not NUMBER.match(text) for text in first[1:])
    return is_words and any(NUMBER.match(text) for row in others for text in row[1:] if text)


def typed_rows(lines: list[str], at: int) -> Rows:
    """Return the cells of lines from `at` on that have tabs or | between them, as many each."""
    rows: Rows = []
    for line in (lines[place] for place in range(at, len(lines))):
        cells = re.split(r"\t+", line.strip()) if "\t" in line else line.strip(" |").split("|")
        row = [" ".join(cell.split()) for cell in cells]
        if len(row) < 2 or is_mark(row[0]) or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
    return rows if len(rows) > 1 and not is_contents(rows) else []


def without_rules(rows: Rows) -> Rows:
    """Return `rows` without the dashes that Markdown has below headings."""
    return [row for row in rows if not all(map(RULE.fullmatch, row))]


def is_mark(text: str) -> bool:
    """Whether it is the mark before a point of a list, or the number before a heading."""
    return len(text) <= LONGEST_MARK and without_mark(f"{text} X") == "X"


def is_contents(rows: Rows) -> bool:
    """Whether the rows are those of a table of contents: headings with pages that grow."""
    pages = [int(row[-1]) for row in rows if row[-1].isdecimal() and len(row[-1]) < 4]
    return all(len(row) == 2 for row in rows) and len(pages) == len(rows) and pages == sorted(pages)
