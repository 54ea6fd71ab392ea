"""What editors make of the paragraphs of a document: rows, each with a role and its words.

A row comes from one or several paragraphs, and every paragraph is in some row: what is left out
is a row with the role "skip".
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from policy.pages.passages import plain
from policy.register.bullets import normalised

from .document import Document, Paragraph
from .marks import without_number
from .roles import ROLES, guess_roles

LONGEST_WORDS = 20_000
MOST_ROWS = 10_000
ROW_ID = re.compile(r"[a-z0-9-]{1,40}")
HEADINGS = ("programme", "area", "subheading", "list_heading")
BROKEN = "What was sent is no import."


@dataclass(frozen=True)
class Row:
    """What one or more paragraphs become.

    `sources` are their numbers. `html` is `text` with bold, italic and links. The text of a table
    is its caption: what stands in its cells is that of the paragraph.
    """

    id: str
    sources: tuple[int, ...]
    role: str
    text: str
    html: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"sources": list(self.sources)}

    @property
    def markup(self) -> str:
        """The words as HTML: without the formatting of words that have been changed since."""
        same = normalised(" ".join(plain(self.html))) == normalised(self.text)
        return self.html if self.html and same else escape(self.text, quote=False)


def first_rows(document: Document) -> list[Row]:
    """Return a row for each paragraph of `document`, with the role that it is guessed to have."""
    roles = guess_roles(document)
    rows = []
    heading = document.title
    for number, (one, role) in enumerate(zip(document.paragraphs, roles, strict=True)):
        words = heading if role == "table" else words_of(one, role)
        rows.append(Row(str(number), (number,), role, words, one.html))
        heading = words if role in HEADINGS else heading
    return rows


def words_of(paragraph: Paragraph, role: str) -> str:
    """Return the words that a paragraph gives: a heading without its number and capitals."""
    if paragraph.kind == "table":
        return in_words(paragraph)
    if role not in HEADINGS:
        return paragraph.text
    words = without_number(paragraph.text)
    shouted = words.isupper() and len(words) > 4
    return words.capitalize() if shouted else words


def in_words(table: Paragraph) -> str:
    """Return the cells of a table on one line."""
    return "; ".join(" – ".join(filter(None, row)) for row in table.cells)


def rows_from(sent: Any, paragraphs: int) -> list[Row]:
    """Return the rows that a browser has sent, of a document with that many paragraphs.

    Raises:
        ValidationError: it is something else, or a paragraph is missing.
    """
    if not isinstance(sent, list) or len(sent) > MOST_ROWS:
        raise ValidationError(BROKEN)
    rows = [row_from(one, paragraphs) for one in sent]
    used = {number for row in rows for number in row.sources}
    if len({row.id for row in rows}) < len(rows) or used != set(range(paragraphs)):
        raise ValidationError(BROKEN)
    return rows


def row_from(sent: Any, paragraphs: int) -> Row:
    try:
        row = Row(
            sent["id"], tuple(sent["sources"]), sent["role"], sent["text"], sent.get("html", "")
        )
        is_right = (
            ROW_ID.fullmatch(row.id)
            and row.sources
            and all(type(one) is int and 0 <= one < paragraphs for one in row.sources)
            and row.role in ROLES
            and isinstance(row.text, str)
            and isinstance(row.html, str)
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValidationError(BROKEN) from error
    if not is_right:
        raise ValidationError(BROKEN)
    if max(len(row.text), len(row.html)) > LONGEST_WORDS:
        raise ValidationError(_("A row has more than 20,000 characters. Divide it."))
    return row


def stored(data: Iterable[dict[str, Any]]) -> list[Row]:
    """Return the rows as they are kept in the database."""
    return [Row(**one | {"sources": tuple(one["sources"])}) for one in data]


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many areas and promises there are, and how many rows are left out."""
    found = Counter(row.role for row in rows)
    return {role: found[role] for role in ("area", "promise", "skip")}


def split_lines(rows: Iterable[Row]) -> list[Row]:
    """Make a row of each line that was typed: so one is split without scripts. Tables stay."""
    result = []
    for row in rows:
        lines = [line.strip() for line in row.text.splitlines() if line.strip()]
        if row.role == "table" or len(lines) < 2:
            result.append(row)
            continue
        for number, line in enumerate(lines):
            name = f"{row.id}-{number}"[-40:] if number else row.id
            result.append(replace(row, id=name, text=line, html=""))
    return result


def changed(rows: list[Row], ticked: set[str], act: str, paragraphs: list[Paragraph]) -> list[Row]:
    """Return `rows` after something was done with those whose ids are ticked.

    Args:
        act: one of ROLES, which they become, or "join", "up" or "down".
    """
    if act in ROLES:
        return [with_role(row, act, paragraphs) if row.id in ticked else row for row in rows]
    if act == "join":
        return joined(rows, ticked)
    if act == "down":
        return moved_up(rows[::-1], ticked)[::-1]
    return moved_up(rows, ticked) if act == "up" else rows


def with_role(row: Row, role: str, paragraphs: list[Paragraph]) -> Row:
    """Return the row with another role; a table that is none any more has its cells for words."""
    source = paragraphs[row.sources[0]]
    if "table" in (row.role, role) and row.role != role and source.kind == "table":
        return replace(row, role=role, text="" if role == "table" else in_words(source))
    return replace(row, role=role)


def moved_up(rows: list[Row], ticked: set[str]) -> list[Row]:
    rows = list(rows)
    for at in range(1, len(rows)):
        if rows[at].id in ticked and rows[at - 1].id not in ticked:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
    return rows


def joined(rows: list[Row], ticked: set[str]) -> list[Row]:
    """Let each ticked row go on in the one above it, if that is ticked too or it is alone."""
    alone = len(ticked) == 1
    result: list[Row] = []
    for row in rows:
        above = result[-1] if result else None
        if row.id in ticked and above and (alone or above.id in ticked):
            text = f"{above.text} {row.text}".strip()
            html = f"{above.markup} {row.markup}".strip()
            sources = tuple(dict.fromkeys((*above.sources, *row.sources)))
            result[-1] = replace(above, sources=sources, text=text, html=html)
        else:
            result.append(row)
    return result
