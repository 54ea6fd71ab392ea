"""Tables of HTML: their cells as plain text, unless they only lay out the page."""

import re

from bs4 import Tag

from .runs import NEW_PAGE, SPACES

Cells = tuple[tuple[str, ...], ...]
HOLDS_TEXT = ["ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table"]
MOST_PARAGRAPHS, MOST_COLUMNS = 2, 20
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


def has_headings(rows: list[list[str]]) -> bool:
    """Whether the first row has words only, above numbers."""
    first, *others = rows
    is_words = all(text and not NUMBER.match(text) for text in first[1:])
    return is_words and any(NUMBER.match(text) for row in others for text in row[1:] if text)
