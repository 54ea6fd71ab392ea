"""Anchors: the part of an address after #, by which a heading can be linked to."""

import re
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
    headings: tuple = ()


def parts_of(stream, prefix):
    """Yield every block of `stream`, its headings with anchors that no other has."""
    used = set()

    def anchor(heading):
        name = in_letters(heading)
        return unused(f"{prefix}-{name}", used) if name else ""

    for block in stream:
        heading = block.value["heading"] if block.block_type == "commitments" else ""
        inside = headings_in(block.value.source) if block.block_type == "text" else ()
        yield Part(block, anchor(heading), tuple(map(anchor, inside)))


def headings_in(html):
    """Return the words of every heading in rich text, in order."""
    pieces = HEADING.split(html)[1:]
    return [unescape(strip_tags("<h" + piece.partition("</h")[0])).strip() for piece in pieces]


def with_anchors(html, anchors):
    """Return rich text whose headings have these ids, one each, in order."""
    left = iter(anchors)

    def opening(tag):
        anchor = next(left, "")
        return f'{tag[0]} id="{anchor}"' if anchor else tag[0]

    return HEADING.sub(opening, html)


def in_letters(text):
    """Return `text` as part of an address: without accents, or as it is if a letter were lost."""
    plain, own = slugify(text), slugify(text, allow_unicode=True)
    return plain if len(plain) == len(own) else own


def unused(anchor, used):
    """Return `anchor`, with a number behind it where `used` has it already, and note it there."""
    number = 1
    candidate = anchor
    while candidate in used:
        number += 1
        candidate = f"{anchor}-{number}"
    used.add(candidate)
    return candidate
