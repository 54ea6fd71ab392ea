"""What an area promised in the term before, and what became of it, beside what it promises now."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from wagtail.models import Page

from policy.models.commitments import Commitment, CommitmentRelation, RegisterArea, Status

from .overview import localise_areas, overview


class Row(NamedTuple):
    """A promise of the former term and those that took it over; either side may be empty."""

    before: Commitment | None
    now: list[Commitment]


class Comparison:
    """An area and the same one in the latest term before: by its relations or by its slug."""

    def __init__(self, key: UUID):
        self.overview = overview()
        self.area = next((one for one in self.overview.areas if one.key == key), None)

    @cached_property
    def former(self) -> list[RegisterArea]:
        """The areas of the former term, none where there is none."""
        if self.area is None:
            return []
        earlier = [a for a in self.overview.areas if a.term_end <= self.area.term_start]
        latest = max((one.years for one in earlier), default=None)
        relations = CommitmentRelation.objects.standing().filter(
            kind=CommitmentRelation.Kind.TAKEN_OVER, later__area=self.area
        )
        keys = set(relations.values_list("earlier__area", flat=True)) if earlier else set()
        return [
            one
            for one in earlier
            if one.years == latest and (one.pk in keys or one.slug == self.area.slug)
        ]

    def rows(self, register: Page) -> list[Row]:
        """The promises side by side, read in a number of queries that never grows."""
        before, now = self.promises(self.former), self.promises([self.area])
        localise_areas([self.area, *self.former], register.locale_id)
        relations = CommitmentRelation.objects.standing().filter(
            kind=CommitmentRelation.Kind.TAKEN_OVER, earlier__in=before, later__in=now
        )
        pairs = list(relations.values_list("earlier", "later"))
        taken = {later for _earlier, later in pairs}
        rows = [
            Row(one, [now[later] for earlier, later in pairs if earlier == key])
            for key, one in before.items()
        ]
        rows.sort(key=lambda row: not row.now)
        return [*rows, *(Row(None, [one]) for key, one in now.items() if key not in taken)]

    def promises(self, areas: Iterable[RegisterArea]) -> dict[int, Commitment]:
        keys = self.overview.choose(areas, Status)
        found = Commitment.objects.for_reading().with_latest_update().in_bulk(keys)
        return {key: found[key] for key in keys if key in found}
