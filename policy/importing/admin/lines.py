"""The rows of an import as a screen shows them."""

from typing import NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from policy.importing.advice import advice
from policy.importing.document import Paragraph
from policy.importing.draft import draft_of
from policy.importing.problems import problems_of
from policy.importing.rows import Row, counts

# Each role with the key that gives it to the rows that are marked.
ROLE_KEYS = {
    "area": ("1", _("Area")),
    "lead": ("2", _("Lead")),
    "subheading": ("3", _("Subheading")),
    "text": ("4", _("Text")),
    "list_heading": ("5", _("Heading of a list")),
    "promise": ("6", _("Promise")),
    "key_figure": ("7", _("Key figure")),
    "quote": ("8", _("Quote")),
    "table": ("9", _("Table")),
    "skip": ("0", _("Left out")),
    "programme": ("p", _("Name of the programme")),
}
# Promises before and after one that it is compared with: more than any programme has.
MOST_COMPARED = 200
# What a row most often becomes instead, a tap away.
QUICK = ("promise", "text", "skip")


COUNT_FORMS = {
    "area": lambda n: ngettext("%(number)s area", "%(number)s areas", n),
    "promise": lambda n: ngettext("%(number)s promise", "%(number)s promises", n),
    "skip": lambda n: ngettext("%(number)s left out", "%(number)s are left out", n),
}


class Note(NamedTuple):
    """Something said beneath a row. `kind` is stop, error (before publishing) or advice."""

    kind: str
    text: str


class Line(NamedTuple):
    """A row with its paragraphs; `options` are those of its field, as HTML."""

    row: Row
    sources: list[tuple[int, Paragraph]]
    goes_on: bool
    notes: list[Note]
    options: str

    @property
    def numbers(self):
        return ",".join(map(str, self.row.sources))

    @property
    def has_markup(self):
        return "<" in self.row.html


def lines_of(rows: list[Row], paragraphs: list[Paragraph]) -> list[Line]:
    notes = notes_of(rows, paragraphs)
    options = {role: options_for(role) for role in ROLE_KEYS}
    lines, before = [], ()
    for row in rows:
        sources = [(number, paragraphs[number]) for number in row.sources]
        goes_on = row.sources == before
        lines.append(Line(row, sources, goes_on, notes.get(row.id, []), options[row.role]))
        before = row.sources
    return lines


def options_for(chosen: str) -> str:
    """Return the kinds that a row can be, as HTML: the same for every row of the kind `chosen`."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (role, mark_safe(" selected") if role == chosen else "", label)
            for role, (_key, label) in ROLE_KEYS.items()
        ),
    )


def rows_above(promises: list[Row], paragraphs: list[Paragraph]) -> dict[str, str]:
    """Return the words of the point below which the document has each nested one, by id."""
    found: dict[str, str] = {}
    open_points: list[tuple[int, str]] = []
    for row in promises:
        first = paragraphs[row.sources[0]]
        level = first.level if first.kind == "item" else 0
        open_points = [one for one in open_points if one[0] < level]
        if open_points:
            found[row.id] = open_points[-1][1]
        open_points.append((level, row.text))
    return found


def notes_of(rows: list[Row], paragraphs: list[Paragraph]) -> dict[str, list[Note]]:
    """Return what is wrong with rows and what may be better, by id."""
    problems = problems_of(draft_of(rows, paragraphs), rows)
    notes = {
        row_id: [Note("stop" if one.stops else "error", one.text) for one in found]
        for row_id, found in problems.items()
    }
    promises = [row for row in rows if row.role == "promise"]
    above = rows_above(promises, paragraphs)
    for at, row in enumerate(promises):
        near = slice(max(0, at - MOST_COMPARED), at + MOST_COMPARED)
        others = [one.text for one in promises[near] if one is not row]
        told = [Note("advice", text) for text in advice(row.text, others, above.get(row.id, ""))]
        if told:
            notes[row.id] = [*notes.get(row.id, []), *told]
    return notes


def counted(rows: list[Row]) -> str:
    """Return how many there are: "12 areas · 61 promises · 3 left out"."""
    found = counts(rows)
    return " · ".join(
        form(found[role]) % {"number": found[role]} for role, form in COUNT_FORMS.items()
    )
