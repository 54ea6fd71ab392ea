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
    """A point of a commitments list: its block id, its words, and the heading of the list.

    `note` says why the list is no longer followed up.
    """

    block_id: str
    text: str
    heading: str = ""
    followed_up: bool = True
    note: str = ""

    @property
    def statement(self) -> str:
        return statement_of(self.heading, self.text)


def statement_of(heading: str, text: str) -> str:
    """Return what a point says with the heading above it: "We build: a school"."""
    return f"{lead_in(heading)} {text}".lstrip()


def lead_in(heading: str) -> str:
    """Return the heading of a list as it stands before one of its points: "We build:"."""
    return f"{heading.rstrip(' :')}:" if heading else ""


def public_id_of(translation_key: UUID | str, block_id: str, number: int = 1) -> str:
    """Return the ten letters and digits that stand for a bullet in addresses and downloads.

    They follow from the bullet, so a register that is rebuilt has the same addresses. `number`
    counts the promises that the bullet has been.
    """
    name = f"{block_id}/{number}" if number > 1 else block_id
    digest = sha256(f"{translation_key}/{name}".encode()).digest()
    return b32encode(digest).decode().lower()[:10]


def bullets_of(stream: StreamValue) -> list[Bullet]:
    """Return the Bullets of a body in order (see point_ids: no two have one id).

    Spaces and line breaks are made one space each: they are no change of wording.
    """
    bullets = [
        Bullet(
            point.id,
            normalised(point.value),
            normalised(block.value.get("heading")),
            is_followed_up(block),
            normalised(block.value.get("not_followed_up_because")),
        )
        for block in stream
        if block.block_type == "commitments"
        for point in block.value["points"].bound_blocks
    ]
    return [bullet for bullet in bullets if bullet.text]


def is_followed_up(block: StreamValue.StreamChild) -> bool:
    return bool(block.value.get("followed_up", True))


def normalised(text: str | None) -> str:
    """Return `text` on one line, with one space between words."""
    return WHITESPACE.sub(" ", str(text or "")).strip()


def points_of(stream: StreamValue) -> Iterator[ListValue.ListChild]:
    """Yield the followed-up points of a body in order, each with an id and a value."""
    for block in stream:
        if block.block_type == "commitments" and is_followed_up(block):
            yield from block.value["points"].bound_blocks
