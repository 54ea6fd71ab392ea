"""The points of a page that are followed up: their words, and the ids that stand for them."""

import re
from base64 import b32encode
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue

PUBLIC_ID = "[a-z2-7]{10}"
# Without the no-break space, which keeps the digits of a number together. The control characters
# come with text from a PDF, and no spreadsheet takes them.
WHITESPACE = re.compile(r"[\x00-\x20\x7f]+")


class Bullet(NamedTuple):
    """A point of a commitments list that is followed up: its block id and its words."""

    block_id: str
    text: str


def public_id_of(translation_key: UUID | str, block_id: str) -> str:
    """Return the ten letters and digits that stand for a bullet in addresses and downloads.

    They follow from the bullet, so a register that is rebuilt has the same addresses.
    """
    digest = sha256(f"{translation_key}/{block_id}".encode()).digest()
    return b32encode(digest).decode().lower()[:10]


def bullets_of(stream: StreamValue) -> list[Bullet]:
    """Return the followed-up Bullets of a body in order (see point_ids: no two have one id).

    Spaces and line breaks are made one space each: they are no change of wording.
    """
    bullets = [Bullet(point.id, normalised(point.value)) for point in points_of(stream)]
    return [bullet for bullet in bullets if bullet.text]


def normalised(text: str | None) -> str:
    """Return `text` on one line, with one space between words."""
    return WHITESPACE.sub(" ", str(text or "")).strip()


def points_of(stream: StreamValue) -> Iterator[ListValue.ListChild]:
    """Yield the followed-up points of a body in order, each with an id and a value."""
    for block in stream:
        if block.block_type == "commitments" and block.value.get("followed_up", True):
            yield from block.value["points"].bound_blocks
