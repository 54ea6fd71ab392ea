"""How a closed term went: what its page shows of the verdicts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.functional import cached_property
from wagtail.models import Page

from policy.models.commitments import (
    Commitment,
    CommitmentRelation,
    CommitmentUpdate,
    CommitmentWording,
    RegisterArea,
    Status,
    TermClosing,
)

from .by_area import commitments_by_area
from .listing import BarPart, bar_parts
from .overview import localise_areas, overview
from .status_words import ShownStatus


class Share(NamedTuple):
    """How many commitments have a status, and how many in a hundred that is."""

    status: ShownStatus
    number: int
    percent: int


def percentages(numbers: list[int]) -> list[int]:
    """Return each of `numbers` in whole percent of their sum, together a hundred.

    What rounding down leaves goes to the largest remainders (Hamilton's method), first the first.
    """
    total = sum(numbers)
    percents = [100 * number // total for number in numbers]
    by_remainder = sorted(range(len(numbers)), key=lambda one: -(100 * numbers[one] % total))
    for place in by_remainder[: 100 - sum(percents)]:
        percents[place] += 1
    return percents


class Judged(NamedTuple):
    """A commitment as it was judged: the words, and the update that has the verdict.

    `is_corrected` says that this was written when the term was closed already, `became` in
    which other commitments it went on.
    """

    commitment: Commitment
    words: CommitmentWording
    update: CommitmentUpdate | None
    is_corrected: bool
    became: list[CommitmentRelation]


class Outcome:
    """The verdicts of a closed term: their shares, in all and by area, and each promise."""

    def __init__(self, page: Page, closing: TermClosing):
        self.closing = closing
        self.locale = page.locale_id
        self.overview = overview()
        areas = [area for area in self.overview.areas if area.years == closing.term]
        self.areas = localise_areas(areas, page.locale_id)

    @cached_property
    def statuses(self) -> list[Status]:
        """The statuses that any commitment of the term has."""
        return [one for one in Status if self.overview.count(self.areas, one)]

    @cached_property
    def total(self) -> int:
        return sum(self.overview.count(self.areas, one) for one in self.statuses)

    @property
    def shares(self) -> list[Share]:
        return self.shares_of(self.areas)

    def shares_of(self, areas: list[RegisterArea]) -> list[Share]:
        numbers = [self.overview.count(areas, one) for one in self.statuses]
        rows = zip(self.statuses, numbers, percentages(numbers), strict=True)
        return [Share(one.shown(True), number, percent) for one, number, percent in rows]

    @property
    def bar(self) -> Iterator[BarPart]:
        return bar_parts((one.status, one.number) for one in self.shares)

    @property
    def table(self) -> Iterator[tuple[RegisterArea, list[Share], int]]:
        for area in self.areas:
            shares = self.shares_of([area])
            yield area, shares, sum(share.number for share in shares)

    @property
    def sections(self) -> Iterator[tuple[RegisterArea, list[Judged]]]:
        """Each area with its promises, read in a number of queries that never grows."""
        areas = commitments_by_area(self.overview, self.areas, self.statuses)
        became = relations_by_earlier([one.pk for _area, own in areas for one in own], self.locale)
        for area, own in areas:
            yield area, [self.judged(one, became[one.pk]) for one in own]

    def judged(self, one: Commitment, became: list[CommitmentRelation]) -> Judged:
        update = one.latest_update
        is_corrected = update is not None and update.written_at > self.closing.written_at
        return Judged(one, words_judged_by(one, update), update, is_corrected, became)


def relations_by_earlier(keys: Iterable[int], locale: int) -> dict[int, list[CommitmentRelation]]:
    """Return what became of the commitments with `keys` in others, by key; areas in a Locale."""
    became = defaultdict(list)
    relations = CommitmentRelation.objects.standing().filter(earlier__in=keys)
    relations = relations.select_related("later__area").prefetch_related("later__wordings")
    localise_areas([one.later.area for one in relations], locale)
    for relation in relations:
        became[relation.earlier_id].append(relation)
    return became


def words_judged_by(one: Commitment, update: CommitmentUpdate | None) -> CommitmentWording:
    """Return the words that the update judged, or their translation; without one the last."""
    read = [wording for wording in one.history.read if wording.text]
    judged = [wording for wording in read if update and wording.pk == update.wording_id]
    return (judged or read)[-1]
