"""Anchors: the part of an address after #, by which a heading can be linked to."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue

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
        heading = block.value["heading"] if block.block_type == "commitments" else ""
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


def in_letters(text: str) -> str:
    """Return `text` as part of an address: without accents, or as it is if a letter were lost."""
    plain, own = slugify(text), slugify(text, allow_unicode=True)
    return plain if len(plain) == len(own) else own


def unused(anchor: str, used: set[str]) -> str:
    """Return `anchor`, with a number behind it where `used` has it already; add it there."""
    number = 1
    candidate = anchor
    while candidate in used:
        number += 1
        candidate = f"{anchor}-{number}"
    used.add(candidate)
    return candidate
