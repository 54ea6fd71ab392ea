import re
from typing import NamedTuple

# Not the no-break space, which keeps the digits of a number together and in their order; and the
# control characters that text from a PDF brings, which no spreadsheet takes.
BETWEEN_WORDS = re.compile(r"[\x00-\x20\x7f]+")


class Bullet(NamedTuple):
    """A point of a commitments list that is followed up: its block id and its words."""

    block_id: str
    text: str


def bullets_of(stream):
    """Return the followed-up Bullets of a body in order (see point_ids: no two have one id).

    Spaces and line breaks are made one space each: they are no change of wording.
    """
    bullets = [Bullet(point.id, words_of(point.value)) for point in points_of(stream)]
    return [bullet for bullet in bullets if bullet.text]


def words_of(text):
    return BETWEEN_WORDS.sub(" ", str(text or "")).strip()


def points_of(stream):
    """Yield the followed-up points of a body as they stand in it, each with an id and a value."""
    for block in stream:
        if block.block_type == "commitments" and block.value.get("followed_up", True):
            yield from block.value["points"].bound_blocks
