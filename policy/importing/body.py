"""The body of an area: the blocks that its rows become, as they are kept in the database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any
from uuid import uuid4

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from policy.blocks.table import table_value
from policy.blocks.text import RUNNING_TEXT
from policy.register.bullets import normalised

from .document import Paragraph
from .rows import Row

NUMBER = re.compile(r"[+−-]?\d[\d\s.,]*\d|\d")
SAID_BY = re.compile(r"^(?P<text>.+?[\"”“»«'’.!?])\s*[–—-]\s*(?P<who>[^–—.]{3,150})$", re.DOTALL)
MARKS = "\"”“»«'’"
LONGEST_UNIT = 60


@dataclass
class Point:
    """A promise of a draft: the id of its block, its row, and those of the headings above it."""

    block_id: str
    row: Row
    headings: list[Row]


class BodyMaker:
    """Makes `blocks` of rows, the `points` in them, and the row that each of `places` came from."""

    def __init__(self, area: Row, paragraphs: list[Paragraph]):
        self.area = area
        self.paragraphs = paragraphs
        self.blocks: list[dict[str, Any]] = []
        self.places: dict[tuple[Any, ...], str] = {}
        self.points: list[Point] = []
        self.list_heading: Row | None = None
        self.subheading: Row | None = None

    def make(self, rows: Iterable[Row]) -> "BodyMaker":
        for row in rows:
            if row.role == "promise":
                self.add_point(row)
                continue
            self.use_list_heading()
            if row.role == "list_heading":
                self.list_heading = row
            elif row.role in BLOCKS:
                self.add(row, row.role, BLOCKS[row.role](row, self.paragraphs))
            else:
                self.add_text(row)
        self.use_list_heading()
        return self

    def use_list_heading(self) -> None:
        """Let the heading of a list that no promise follows be a subheading."""
        if self.list_heading:
            row, self.list_heading = self.list_heading, None
            self.add_text(row)

    def add(self, row: Row, kind: str, value: Any) -> None:
        self.places["body", len(self.blocks)] = row.id
        self.blocks.append({"type": kind, "id": str(uuid4()), "value": value})

    def last(self, kind: str) -> Any:
        """Return the value of the last block where it is of that kind, else None."""
        last = self.blocks[-1] if self.blocks else {"type": ""}
        return last["value"] if last["type"] == kind else None

    def add_text(self, row: Row) -> None:
        is_text = row.role == "text"
        is_item = is_text and self.paragraphs[row.sources[0]].kind == "item"
        if not is_text:
            self.subheading = row
        html = as_html(row, is_item) if is_text else f"<h3>{escape(row.text, quote=False)}</h3>"
        html = clean_html(html, RUNNING_TEXT)
        before = self.last("text")
        if before is None:
            self.add(row, "text", html)
        elif is_item and before.endswith("</ul>"):
            self.blocks[-1]["value"] = before.removesuffix("</ul>") + html.removeprefix("<ul>")
        else:
            self.blocks[-1]["value"] = before + html

    def add_point(self, row: Row) -> None:
        if self.list_heading or self.last("commitments") is None:
            self.begin_list(row)
        value = self.last("commitments")
        place = ("body", len(self.blocks) - 1, "points", len(value["points"]))
        self.places[place] = row.id
        point = {"type": "item", "id": str(uuid4()), "value": normalised(row.text)}
        value["points"].append(point)
        above = [self.area, self.subheading] if self.subheading else [self.area]
        self.points.append(Point(point["id"], row, above))

    def begin_list(self, row: Row) -> None:
        heading, self.list_heading = self.list_heading, None
        words = normalised(heading.text) if heading else ""
        self.add(row, "commitments", {"heading": words, "points": [], "followed_up": True})
        if heading:
            self.subheading = heading
            self.places["body", len(self.blocks) - 1, "heading"] = heading.id


def key_figure(row: Row, paragraphs: list[Paragraph]) -> dict[str, str]:
    """Divide "400 homes a year" into number and unit; a sentence stays whole beside its number."""
    found = NUMBER.search(row.text)
    if not found:
        return {"number": "", "explanation": row.text}
    unit = normalised(row.text[found.end() :])
    if found.start() or len(unit) > LONGEST_UNIT:
        return {
            "number": found[0],
            "unit": "%" if unit.startswith("%") else "",
            "explanation": row.text,
        }
    return {"number": found[0], "unit": unit}


def quote(row: Row, paragraphs: list[Paragraph]) -> dict[str, str]:
    """Divide what somebody said from who it was: "We build." – Asta Lind, councillor."""
    said = SAID_BY.match(row.text.strip())
    if not said:
        return {"text": row.text.strip().strip(MARKS)}
    name, _comma, role = said["who"].partition(",")
    return {
        "text": said["text"].strip().strip(MARKS),
        "name": name.strip(),
        "role": role.strip(),
    }


def table(row: Row, paragraphs: list[Paragraph]) -> dict[str, Any]:
    """Return a table with the words of the row for caption; one that is none has a single cell."""
    source = paragraphs[row.sources[0]]
    headings, *rows = source.cells or ((row.text,),)
    return table_value(normalised(row.text), headings, rows)


BLOCKS = {"table": table, "key_figure": key_figure, "quote": quote}


def as_html(row: Row, is_item: bool = False) -> str:
    return f"<ul><li>{row.markup}</li></ul>" if is_item else f"<p>{row.markup}</p>"


def clean_html(html: str, features: list[str]) -> str:
    """Return rich text with what `features` allow and nothing else, as the editor would save it."""
    converter = ContentstateConverter(features)
    return converter.to_database_format(converter.from_database_format(html)) if html else ""
