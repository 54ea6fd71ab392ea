"""How far a programme or an area has come, as its emblem and in numbers."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.core.cache import caches
from wagtail.models import Page

from policy.models.commitments import RegisterArea, Status

from .overview import Overview, localise_areas, overview
from .rose import MOST, Petal, rose
from .standing import Standing
from .status_words import ShownStatus

# As the petals of an area follow on each other.
ORDER = (
    Status.DONE,
    Status.PARTLY_DONE,
    Status.STARTED,
    Status.NOT_STARTED,
    Status.NOT_ASSESSED,
    Status.UNTRACEABLE,
    Status.DROPPED,
    Status.NOT_DONE,
)


class Sector(NamedTuple):
    """An area of the emblem, the query of the register that lists it, and its petals."""

    area: RegisterArea
    query: str
    petals: list[tuple[Status, Petal]]


class Record(NamedTuple):
    """The numbers of some areas, all of one term, with the emblem and the register's queries.

    There are no sectors where there are too many commitments to be drawn.
    """

    total: int
    query: str
    statuses: list[tuple[ShownStatus, int, str]]
    sectors: list[Sector]


def records_of(register: Page, known: list[Page]) -> dict[str, Record]:
    """Return the Record of each term ("2018–2022") and of each area by its key.

    `known` are pages of its language that have been loaded already: see localise_areas.
    """
    name = f"records-{register.pk}"
    return caches["shared"].get_or_set(name, lambda: build_records(register, known))


def build_records(register: Page, known: list[Page]) -> dict[str, Record]:
    found = overview()
    areas = localise_areas(found.areas, register.locale_id, known)
    records = {str(area.key): record_of(found, [area], area.slug) for area in areas}
    for term in found.terms:
        records[term] = record_of(found, [one for one in areas if one.term == term])
    return records


def record_of(found: Overview, areas: list[RegisterArea], slug: str = "") -> Record:
    standing = Standing(areas, found)
    chosen = {"term": areas[0].term} | ({"area": slug} if slug else {})
    statuses = [
        (status, number, query(**chosen, status=status.value))
        for status, number in standing.statuses
    ]
    sectors = sectors_of(found, areas) if standing.total <= MOST else []
    return Record(standing.total, query(**chosen), statuses, sectors)


def sectors_of(found: Overview, areas: list[RegisterArea]) -> list[Sector]:
    statuses = [
        [status for status in ORDER for _one in range(found.count([area], status))]
        for area in areas
    ]
    return [
        Sector(area, query(term=area.term, area=area.slug), list(zip(own, petals, strict=True)))
        for area, own, petals in zip(areas, statuses, rose([*map(len, statuses)]), strict=True)
    ]


def query(**chosen: str) -> str:
    return f"?{urlencode(chosen)}#results"
