"""The parts of a page.

Headings have anchors, the part of an address after #, by which they can be linked to. A search
quotes passages of plain text.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from policy.register.bullets import normalised

from .letters import in_letters

PARAGRAPHS = re.compile(r"</(?:p|li|h\d)>")


class Passage(NamedTuple):
    text: str
    anchor: str = ""
    is_commitment: bool = False


def passages_of(page: Page) -> Iterator[Passage]:
    """Yield every passage of `page`, in reading order, without a query for its pictures."""
    if lead := normalised(getattr(page, "lead", "")):
        yield Passage(lead)
    yield from map(Passage, plain(getattr(page, "introduction", "")))
    for part in getattr(page, "parts", []):
        yield from PASSAGES.get(part.block.block_type, no_passages)(part.block.value, part.anchor)


def plain(html: str) -> list[str]:
    """Return the words of rich text, a string for each paragraph, heading or point of a list."""
    pieces = (normalised(strip_tags(piece)) for piece in PARAGRAPHS.split(str(html)))
    return [piece for piece in pieces if piece]


def no_passages(value: StructValue, anchor: str) -> Iterable[Passage]:
    return []


def passages_of_text(value: RichText, anchor: str) -> Iterable[Passage]:
    return map(Passage, plain(value.source))


def passages_of_commitments(value: StructValue, anchor: str) -> Iterable[Passage]:
    if value["heading"]:
        yield Passage(value["heading"], anchor)
    for point in value["points"]:
        yield Passage(point, anchor, is_commitment=bool(value.get("followed_up", True)))


def passages_of_key_figure(value: StructValue, anchor: str) -> Iterable[Passage]:
    yield Passage(" ".join(filter(None, [value["number"], value["unit"], value["explanation"]])))


def passages_of_quote(value: StructValue, anchor: str) -> Iterable[Passage]:
    yield Passage(value["text"])


def passages_of_table(value: StructValue, anchor: str) -> Iterable[Passage]:
    table = value["table"]
    rows = [row["values"] for row in table.row_data]
    for row in [[table.caption], [column["heading"] for column in table.columns], *rows]:
        if words := ", ".join(filter(None, row)):
            yield Passage(words)


PASSAGES = {
    "text": passages_of_text,
    "commitments": passages_of_commitments,
    "key_figure": passages_of_key_figure,
    "quote": passages_of_quote,
    "table": passages_of_table,
}


HEADING = re.compile(r"<h\d\b")


class Part(NamedTuple):
    """A block, the anchor of its commitments heading or "", those of the headings in its text."""

    block: StreamValue.StreamChild
    anchor: str
    headings: tuple[str, ...] = ()


def parts_of(stream: StreamValue, prefix: str) -> Iterator[Part]:
    """Yield every block of `stream`, its headings with anchors that no other has."""
    used: set[str] = set()

    def anchor(heading: str) -> str:
        name = in_letters(heading)
        return unused(f"{prefix}-{name}", used) if name else ""

    for block in stream:
        heading = (block.block_type == "commitments" and block.value["heading"]) or ""
        inside = headings_in(block.value.source) if block.block_type == "text" else []
        yield Part(block, anchor(heading), tuple(map(anchor, inside)))


def headings_in(html: str) -> list[str]:
    """Return the words of every heading in rich text, in order."""
    pieces = HEADING.split(html)[1:]
    return [unescape(strip_tags("<h" + piece.partition("</h")[0])).strip() for piece in pieces]


def with_anchors(html: str, anchors: Iterable[str]) -> str:
    """Return rich text whose headings have these ids, one each, in order."""
    left = iter(anchors)

    def opening(tag: re.Match[str]) -> str:
        anchor = next(left, "")
        return f'{tag[0]} id="{anchor}"' if anchor else tag[0]

    return HEADING.sub(opening, html)


def unused(anchor: str, used: set[str]) -> str:
    """Return `anchor`, with a number behind it where `used` has it already; add it there."""
    number = 1
    candidate = anchor
    while candidate in used:
        number += 1
        candidate = f"{anchor}-{number}"
    used.add(candidate)
    return candidate
