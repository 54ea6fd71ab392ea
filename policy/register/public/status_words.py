"""The words for the statuses in the terms that a visitor has chosen, closed ones and open ones."""

from collections.abc import Collection
from typing import TypeAlias

from policy.models.commitments import RegisterArea, Status, Term
from policy.models.commitments.status import NEVER_ASSESSED, NeverAssessed

ShownStatus: TypeAlias = Status | NeverAssessed


def status_of(shown: ShownStatus) -> Status:
    """Return the Status that the log holds for what is shown."""
    return Status.NOT_ASSESSED if isinstance(shown, NeverAssessed) else shown


class StatusWords:
    """The statuses as the terms of `areas` call them: of all terms, one may have two words."""

    def __init__(self, areas: list[RegisterArea], closed: Collection[Term]):
        self.areas = areas
        self.closed = closed
        both = sorted({area.years in closed for area in areas}) or [False]
        self.statuses = list(dict.fromkeys(one.shown(is_) for one in Status for is_ in both))

    def areas_with(self, status: ShownStatus, areas: list[RegisterArea]) -> list[RegisterArea]:
        """Return those of `areas` whose terms use the word of `status`."""
        own = status_of(status)
        return [area for area in areas if own.shown(area.years in self.closed) == status]

    def terms_of(self, status: ShownStatus) -> str:
        """Return the terms that use the word of `status`, the newest first; "" where all do."""
        areas = self.areas_with(status, self.areas)
        terms = sorted({area.term for area in areas}, reverse=True)
        return ", ".join(terms) if len(areas) < len(self.areas) else ""

    def name_of(self, status: ShownStatus) -> str:
        return f"{status.label} {self.terms_of(status)}".rstrip()

    def find(self, value: str) -> ShownStatus | None:
        """Return the status with the value that stands in an address, by the word of its terms."""
        by_value = {one.value: one for one in reversed(self.statuses)}
        if value in (Status.NOT_ASSESSED.value, NEVER_ASSESSED.value):
            unassessed = [one for one in self.statuses if not one.is_assessment]
            return by_value.get(value, unassessed[0])
        return by_value.get(value)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(one.value, self.name_of(one)) for one in self.statuses]
