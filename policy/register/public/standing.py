"""How far the commitments of some areas have come: the figure without the list."""

from collections.abc import Iterator

from policy.models.commitments import RegisterArea

from .listing import BarPart, bar_parts
from .overview import Overview
from .status_words import ShownStatus, StatusWords, status_of


class Standing:
    """How many commitments of `areas`, all of one term, have each status."""

    def __init__(self, areas: list[RegisterArea], found: Overview):
        words = StatusWords(areas, found.closed)
        numbers = [(one, found.count(areas, status_of(one))) for one in words.statuses]
        self.statuses: list[tuple[ShownStatus, int]] = [one for one in numbers if one[1]]

    @property
    def total(self) -> int:
        return sum(number for _status, number in self.statuses)

    @property
    def bar(self) -> Iterator[BarPart]:
        return bar_parts(self.statuses)
