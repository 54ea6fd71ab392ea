"""Closing a term, after which only corrections are written, and opening it again."""

from django.db import transaction
from wagtail.log_actions import log

from policy.models import (
    Commitment,
    CommitmentRelation,
    PolicyIndexPage,
    RegisterArea,
    RegisterVersion,
    TermClosing,
    TermReopening,
)
from policy.models.commitments.term import latest_end

from .duplicate_ids import translation_groups
from .receivers import sync_below
from .sync import sync_page, withdraw_versions
from .updates import name_of

CLOSED = "policy.term.closed"  # a log action
REOPENED = "policy.term.reopened"  # a log action


def commitments_to_judge(term):
    """Return the commitments that are judged at the end of a Term, by area.

    What was split or merged into others is judged there.
    """
    still_promised = CommitmentRelation.objects.standing().filter(
        kind__in=CommitmentRelation.STILL_PROMISED
    )
    return (
        Commitment.objects.filter(area__term_start=term.start, area__term_end=term.end)
        .exclude(pk__in=still_promised.values("earlier"))
        .for_reading()
        .order_by("area", "pk")
    )


def terms_with_promises():
    """Return the years of each term that has promises, the newest first."""
    areas = RegisterArea.objects.filter(commitments__isnull=False, withheld=False).order_by(
        "-term_start"
    )
    return areas.values_list("term_start", "term_end").distinct()


def terms_to_close():
    """Return those of the terms that are over and open."""
    return terms_with_promises().filter(~TermClosing.of_rows(), term_end__lte=latest_end())


class Progress:
    """How many promises of a Term have a verdict, are not assessed, or are still under way."""

    def __init__(self, term):
        statuses = [one.status for one in commitments_to_judge(term).prefetch_related(None)]
        self.total = len(statuses)
        self.judged = sum(status.is_verdict for status in statuses)
        self.not_assessed = sum(not status.is_assessment for status in statuses)
        self.under_way = self.total - self.judged - self.not_assessed


@transaction.atomic
def close(term, not_assessed, author):
    """Close a Term that is over, unless a promise of it is still under way; return whether so.

    `not_assessed` is the number of promises that are to stay without an assessment, as the
    administrator has read and confirmed it.
    """
    RegisterVersion.lock()
    progress = Progress(term)
    if not term.is_over or progress.under_way or progress.not_assessed != not_assessed:
        return False
    if TermClosing.of(term) is None:
        closing = TermClosing.objects.create(**term.fields, author=name_of(author))
        log(closing, CLOSED, user=author, data={"term": str(term), "promises": progress.total})
    return True


@transaction.atomic
def reopen(closing, note, author):
    """Open the term of a TermClosing again, since it was a mistake; return whether it was closed.

    `note` says why. What pages have said in the meantime is entered now.
    """
    RegisterVersion.lock()
    if not TermClosing.objects.filter(pk=closing.pk).exists():
        return False
    TermReopening.objects.create(closing=closing, note=note, author=name_of(author))
    log(closing, REOPENED, user=author, data={"term": str(closing.term), "note": note})
    for programme in PolicyIndexPage.objects.filter(**closing.term.fields):
        sync_below(programme)
    enter_departures(closing.term)
    return True


def enter_departures(term):
    """Withdraw what pages promised in a Term that are not published any longer, or are gone."""
    promised = Commitment.with_withheld.filter(area__term_start=term.start, area__term_end=term.end)
    keys = set(promised.values_list("translation_key", flat=True))
    groups = dict(translation_groups(translation_key__in=keys))
    for key in sorted(keys, key=str):
        pages = groups.get(key, [])
        for page in pages:
            if not page.live:
                sync_page(page)
        withdraw_versions(key, except_for=[page.locale_id for page in pages])
