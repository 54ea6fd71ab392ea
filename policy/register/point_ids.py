"""Ids of points: each point of a body has its own, whatever sent the body.

A form, an API or a copy may send one id several times, and send it again after it was parted. New
ids follow from what was sent and where it stood, so the same body always gets the same ids.
"""

from collections import Counter, defaultdict
from itertools import count
from typing import NamedTuple
from uuid import UUID, uuid5

from .bullets import words_of

NAMESPACE = UUID("0c9f3b52-7d0e-4a1c-9a55-6e2f5b8c4d17")


class Change(NamedTuple):
    """A point in the list with the block id `list_id` that got another id, or its first one."""

    list_id: str
    old: str | None
    new: str


class Before:
    """Where points stood and what they said: in what is published, in the latest draft.

    `first_wordings` are what the register knows besides, by block id.
    """

    def __init__(self, *bodies, first_wordings=()):
        self.lists = defaultdict(set)
        self.texts = defaultdict(set, {one: {text} for one, text in dict(first_wordings).items()})
        for body in bodies:
            self.note(body)

    def note(self, body):
        for list_id, point in places_of(body):
            self.lists[list_id].add(point.id)
            self.texts[point.id].add(words_of(point.value))


def places_of(body):
    """Return (id of the list, point) for all points of a body, followed up or not, in order."""
    return [
        (block.id, point)
        for block in body
        if block.block_type == "commitments"
        for point in block.value["points"].bound_blocks
    ]


def give_own_ids(body, before, page_key="", registered_elsewhere=lambda ids: ()):
    """Give every point of `body`, a StreamValue, an id of its own; return the Changes.

    `before` is a Before, and `registered_elsewhere` says which of some ids are those of points on
    other pages than that with the translation key `page_key`.
    """
    places = places_of(body)
    sent = [point.original_id for _list, point in places]
    recognise(places, before)
    part_twins(places, before)
    taken = set(registered_elsewhere([point.id for _list, point in places]))
    for _list, point in places:
        if point.id in taken:
            point.id = unused(ids_of(places), page_key, point.id)
    return [
        Change(list_id, old, point.id)
        for old, (list_id, point) in zip(sent, places, strict=True)
        if old != point.id
    ]


def recognise(places, before):
    """Give back its own id to a point that was parted from its twin and is sent as before.

    The same form, still open, sends it so, and so does an old revision.
    """
    for list_id, point in places:
        words = words_of(point.value)
        if words in before.texts[point.id]:
            continue
        own = [one for one in parted(list_id, point.id, before) if one not in ids_of(places)]
        same = [one for one in own if words in before.texts[one]]
        strange = point.id not in before.lists[list_id]
        if same or (own and strange):
            point.id = (same or own)[0]


def parted(list_id, sent, before):
    """Yield the ids that points of the list got because another one had the id `sent`."""
    for number in count(1):
        own = derived(list_id, sent, number)
        if own not in before.lists[list_id]:
            return
        yield own


def part_twins(places, before):
    """Let one of those with an id keep it: it had these words, or stood there, or is first."""
    for shared in [one for one, number in Counter(ids_of(places)).items() if number > 1]:
        twins = [(list_id, point) for list_id, point in places if point.id == shared]
        keeper = max(twins, key=lambda place: claim(*place, before))
        for list_id, point in twins:
            if point is not keeper[1]:
                point.id = unused(ids_of(places), list_id, shared)


def claim(list_id, point, before):
    return (
        words_of(point.value) in before.texts[point.id],
        point.id in before.lists[list_id],
    )


def unused(used, *parts):
    return next(one for one in (derived(*parts, number) for number in count(1)) if one not in used)


def derived(*parts):
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))


def ids_of(places):
    return [point.id for _list, point in places]
