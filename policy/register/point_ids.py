"""Ids of points: each point of a body has its own, whatever sent the body.

A form, an API or a copy may send one id several times, and send it again after it was replaced.
New ids follow from what was sent and where, so the same body always gets the same ids.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple
from uuid import UUID, uuid5

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue

from .bullets import normalised

NAMESPACE = UUID("0c9f3b52-7d0e-4a1c-9a55-6e2f5b8c4d17")


class Place(NamedTuple):
    """A point in the commitments list with the block id `list_id`."""

    list_id: str
    point: ListValue.ListChild


class Change(NamedTuple):
    """A point in the list with the block id `list_id` that got another id, or its first one."""

    list_id: str
    old: str | None
    new: str


class Earlier:
    """Where points were and what they said in earlier versions: published, drafts.

    `first_wordings` are what the register knows besides, by block id.
    """

    def __init__(self, *bodies: StreamValue, first_wordings: Mapping[str, str] | None = None):
        self.ids_by_list: dict[str, set[str]] = defaultdict(set)
        self.texts: dict[str, set[str]] = defaultdict(set)
        for block_id, text in (first_wordings or {}).items():
            self.texts[block_id].add(text)
        for body in bodies:
            self.add(body)

    def add(self, body: StreamValue) -> None:
        for list_id, point in places_of(body):
            self.ids_by_list[list_id].add(point.id)
            self.texts[point.id].add(normalised(point.value))


def places_of(body: StreamValue) -> list[Place]:
    """Return the Places of all points of a body, followed up or not, in order."""
    return [
        Place(block.id, point)
        for block in body
        if block.block_type == "commitments"
        for point in block.value["points"].bound_blocks
    ]


def ids_of(places: Iterable[Place]) -> list[str]:
    """Return the block ids of the points, in order."""
    return [point.id for _list, point in places]


def make_ids_unique(
    body: StreamValue,
    earlier: Earlier,
    page_key: UUID | str = "",
    used_elsewhere: Callable[[list[str]], Collection[str]] = lambda ids: (),
) -> list[Change]:
    """Give every point of `body` an id of its own, in place; return the Changes.

    `used_elsewhere` returns which of some ids are those of points on other pages than that with
    the translation key `page_key`.
    """
    places = places_of(body)
    sent = [point.original_id for _list, point in places]
    restore_ids(places, earlier)
    replace_duplicates(places, earlier)
    taken = set(used_elsewhere(ids_of(places)))
    for _list, point in places:
        if point.id in taken:
            point.id = unused_id(ids_of(places), page_key, point.id)
    return [
        Change(list_id, old, point.id)
        for old, (list_id, point) in zip(sent, places, strict=True)
        if old != point.id
    ]


def restore_ids(places: list[Place], earlier: Earlier) -> None:
    """Give a point its own id again where a form still sends the one that was replaced.

    The same form, still open, sends it so, and so does an old revision.
    """
    for list_id, point in places:
        words = normalised(point.value)
        if words in earlier.texts[point.id]:
            continue
        own = [one for one in replacements(list_id, point.id, earlier) if one not in ids_of(places)]
        same = [one for one in own if words in earlier.texts[one]]
        is_new_here = point.id not in earlier.ids_by_list[list_id]
        if same or (own and is_new_here):
            point.id = (same or own)[0]


def replacements(list_id: str, sent: str, earlier: Earlier) -> Iterator[str]:
    """Yield the ids that points of the list got because another one had the id `sent`."""
    for number in count(1):
        own = derived_id(list_id, sent, number)
        if own not in earlier.ids_by_list[list_id]:
            return
        yield own


def replace_duplicates(places: list[Place], earlier: Earlier) -> None:
    """Let one of those with an id keep it: it had these words, or was there, or is first."""
    for shared in [one for one, number in Counter(ids_of(places)).items() if number > 1]:
        duplicates = [place for place in places if place.point.id == shared]
        keeper = max(duplicates, key=lambda place: priority(place, earlier))
        for place in duplicates:
            if place.point is not keeper.point:
                place.point.id = unused_id(ids_of(places), place.list_id, shared)


def priority(place: Place, earlier: Earlier) -> tuple[bool, bool]:
    list_id, point = place
    return (
        normalised(point.value) in earlier.texts[point.id],
        point.id in earlier.ids_by_list[list_id],
    )


def unused_id(used: Collection[str], *parts: UUID | str) -> str:
    ids = (derived_id(*parts, number) for number in count(1))
    return next(one for one in ids if one not in used)


def derived_id(*parts: UUID | str | int) -> str:
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))
