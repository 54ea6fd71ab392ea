"""Anchors: the part of an address after #, by which a heading can be linked to."""

from typing import NamedTuple

from django.utils.text import slugify
from wagtail.blocks import StreamValue


class Part(NamedTuple):
    block: StreamValue.StreamChild
    anchor: str


def parts_of(stream, prefix):
    """Yield every block of `stream`, commitments headings with an anchor that no other has."""
    used = set()
    for block in stream:
        heading = block.value["heading"] if block.block_type == "commitments" else ""
        yield Part(block, unused(f"{prefix}-{in_letters(heading)}", used) if heading else "")


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
