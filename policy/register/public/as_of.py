"""What the register says of a commitment, today or as of a day, read from its logs alone."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from policy.models.commitments import (
    Commitment,
    CommitmentGoal,
    CommitmentMove,
    CommitmentRelation,
    CommitmentUpdate,
    RegisterArea,
    Status,
    Term,
    TermClosing,
)
from policy.models.commitments.history import WordingHistory
from policy.models.commitments.status import NeverAssessed
from policy.models.commitments.translation import last_texts

LOGS = (
    "wordings",
    "updates__wording",
    "updates__evidence__document",
    "updates__translations",
    "goals",
    "moves__from_area",
    "moves__to_area",
    "became__later",
    "came_from__earlier",
)


class CommitmentAsOf:
    """A commitment with what had been written about it by the end of `day`; None is today.

    Updates and goals count from when they were written, wordings, moves and relations from
    their date.
    """

    def __init__(self, commitment: Commitment, day: date | None, closings: dict[Term, date]):
        self.commitment = commitment
        self.day = day
        self.closings = closings

    def is_known(self, when: date | datetime) -> bool:
        if self.day is None:
            return True
        return (timezone.localdate(when) if isinstance(when, datetime) else when) <= self.day

    @cached_property
    def history(self) -> WordingHistory:
        return WordingHistory(
            one for one in self.commitment.wordings.all() if self.is_known(one.date)
        )

    @cached_property
    def updates(self) -> list[CommitmentUpdate]:
        """The updates, first that of the latest date and written last."""
        found = (one for one in self.commitment.updates.all() if self.is_known(one.written_at))
        return sorted(found, key=lambda one: (one.date, one.pk), reverse=True)

    def translations_of(self, update: CommitmentUpdate) -> dict[str, str]:
        """The texts of `update` in other languages, by language."""
        known = (one for one in update.translations.all() if self.is_known(one.written_at))
        return last_texts(known)

    @property
    def uncorrected(self) -> list[CommitmentUpdate]:
        corrected = {one.corrects_id for one in self.updates}
        return [one for one in self.updates if one.pk not in corrected]

    def is_outdated(self, update: CommitmentUpdate) -> bool:
        """Whether the promise has been changed since the words that `update` judged."""
        judged = update.wording_id
        return judged is not None and self.history.change_after(judged) is not None

    @cached_property
    def latest_update(self) -> CommitmentUpdate | None:
        """The update that the status rests on."""
        return next((one for one in self.uncorrected if not self.is_outdated(one)), None)

    @property
    def outdated_update(self) -> CommitmentUpdate | None:
        """The last update of former words, where none has judged those of that day."""
        return None if self.latest_update else next(iter(self.uncorrected), None)

    @property
    def status(self) -> Status:
        return self.latest_update.as_status if self.latest_update else Status.NOT_ASSESSED

    @property
    def closed(self) -> date | None:
        """The day on which its term was closed, where that had come."""
        closed = self.closings.get(self.area.years)
        return closed if closed and self.is_known(closed) else None

    @property
    def shown_status(self) -> Status | NeverAssessed:
        """The status in the words of the public on that day."""
        return self.status.shown(self.closed is not None)

    @property
    def goals(self) -> list[CommitmentGoal]:
        return [one for one in self.commitment.goals.all() if self.is_known(one.written_at)]

    @property
    def moves(self) -> list[CommitmentMove]:
        return [one for one in self.commitment.moves.all() if self.is_known(one.date)]

    @property
    def area(self) -> RegisterArea:
        later = [one for one in self.commitment.moves.all() if not self.is_known(one.date)]
        return later[0].from_area if later else self.commitment.area

    @property
    def became(self) -> list[CommitmentRelation]:
        return list(self.standing(self.commitment.became.all()))

    @property
    def came_from(self) -> list[CommitmentRelation]:
        return list(self.standing(self.commitment.came_from.all()))

    def standing(self, rows: Iterable[CommitmentRelation]) -> Iterator[CommitmentRelation]:
        known = [one for one in rows if self.is_known(one.date)]
        taken_back = {one.takes_back_id for one in known}
        return (one for one in known if not one.takes_back_id and one.pk not in taken_back)

    @property
    def is_counted(self) -> bool:
        """Whether it is counted itself, not in what it was split or merged into."""
        kinds = {one.kind for one in self.became}
        return not (self.history.withdrawn_since and kinds & set(CommitmentRelation.STILL_PROMISED))

    @property
    def withdrawn_since(self) -> date | None:
        """The day since which nobody promises it; None where it goes on in another one."""
        return self.history.withdrawn_since if self.is_counted else None


def commitments_as_of(day: date | None) -> Iterator[CommitmentAsOf]:
    """Yield every commitment that had been published by the end of `day`, or that there is."""
    closings = {one.term: one.date for one in closings_by(day)}
    for one in loaded(Commitment.objects.order_by("pk")).iterator(chunk_size=500):
        found = CommitmentAsOf(one, day, closings)
        if found.history.wordings:
            yield found


def closings_by(day: date | None) -> QuerySet[TermClosing]:
    """Return the closings that stood at the end of `day`, or that stand; of a term the last one."""
    if day is None:
        return TermClosing.objects.all()
    rows = TermClosing.with_reopened.filter(date__lte=day).order_by("pk")
    return rows.exclude(reopening__date__lte=day)


def loaded(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return commitments.select_related("area").prefetch_related(*LOGS)
