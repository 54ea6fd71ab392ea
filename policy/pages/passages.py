"""A page as short passages of plain text: what a search can quote and link to."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.html import strip_tags
from wagtail.blocks import StructValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from policy.register.bullets import normalised

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
        yield Passage(point, anchor, is_commitment=True)


def passages_of_key_figure(value: StructValue, anchor: str) -> Iterable[Passage]:
    yield Passage(" ".join(filter(None, [value["number"], value["unit"], value["explanation"]])))


def passages_of_quote(value: StructValue, anchor: str) -> Iterable[Passage]:
    yield Passage(value["text"])


PASSAGES = {
    "text": passages_of_text,
    "commitments": passages_of_commitments,
    "key_figure": passages_of_key_figure,
    "quote": passages_of_quote,
}
