"""Rebuilding the register from the pages' histories: revisions, and the log of what was done."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from policy.models import CommitmentPoint, CommitmentWording, ContentPage, RegisterVersion

from .bullets import Bullet, bullets_of
from .changes import RegisterState, changes_on_publish
from .duplicate_ids import repair_all_pages, translation_groups
from .placement import area_of
from .sync import add_wordings, commitments_of

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
COPIED = "wagtail.copy"
UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


# Since this migration every save gives each point an id of its own.
OWN_IDS = ("policy", "0006_own_ids_of_points")


def repair_after_migrating(sender, plan=(), **kwargs):
    """Receiver of post_migrate: repair the points of older pages, with the tables of today."""
    if any((step.app_label, step.name) == OWN_IDS and not back for step, back in plan):
        repair_ids()


@transaction.atomic
def repair_ids():
    """Give points that share an id their own, and enter those that the register lacks for it."""
    RegisterVersion.lock()
    for key, pages in repair_all_pages().items():
        rebuild_group(key, pages)


@transaction.atomic
def rebuild():
    """Enter what the register lacks of the pages' histories; return the number of wordings.

    Nothing is removed: what the histories no longer hold (the page was deleted, old
    revisions were purged) stays in the register.
    """
    RegisterVersion.lock()
    repair_all_pages()
    return sum(rebuild_group(key, pages) for key, pages in translation_groups())


class Event(NamedTuple):
    """What a page promised from a date on; `reason` says why other commitments have left it."""

    page: ContentPage
    date: date
    bullets: list[Bullet]
    reason: str = CommitmentWording.Reason.REMOVED


def rebuild_group(key, pages):
    """Enter what the register lacks of the translations of one page; return how many wordings."""
    points = {}
    states = {}
    history = {}
    for event in events(pages):
        language = event.page.locale.language_code
        before = replace(states.get(language, RegisterState(key)), points=points)
        entries, states[language] = changes_on_publish(before, event.bullets, event.reason)
        points = states[language].points
        for entry in entries:
            history.setdefault((entry.public_id, language), []).append((event.date, entry))
    if not points:
        return 0
    commitments = commitments_of(key, points.values(), area_of(pages[0]))
    CommitmentPoint.objects.bulk_create(
        [
            CommitmentPoint(translation_key=key, block_id=block, commitment=commitments[public_id])
            for block, public_id in points.items()
        ],
        ignore_conflicts=True,
    )
    return sum(
        complete(commitments, public_id, language, entries)
        for (public_id, language), entries in history.items()
    )


def events(pages):
    """Yield every Event of `pages`, oldest first.

    Last comes what is published today, whether the log has it or not.
    """
    by_pk = {page.pk: page for page in pages}
    actions = (*PUBLISHED, *UNPUBLISHED, COPIED)
    log = PageLogEntry.objects.filter(page__in=by_pk, action__in=actions)
    just_copied = set()
    for entry in log.order_by("timestamp", "pk"):
        page, day = by_pk[entry.page_id], timezone.localdate(entry.timestamp)
        if entry.action == COPIED:
            just_copied.add(page.pk)
        elif entry.action in UNPUBLISHED:
            yield Event(page, day, [], CommitmentWording.Reason.UNPUBLISHED)
        elif revision := Revision.objects.filter(pk=entry.revision_id).first():
            copied = page.pk in just_copied
            just_copied.discard(page.pk)
            if copied and revision.content.get("has_unpublished_changes"):
                continue  # Wagtail names the draft that was copied, not what it published.
            yield Event(page, day, bullets_of(revision.as_object().body))
    for page in pages:
        day = timezone.localdate(page.last_published_at or timezone.now())
        if page.live:
            yield Event(page, day, bullets_of(page.body))
        else:
            yield Event(page, day, [], CommitmentWording.Reason.UNPUBLISHED)


def complete(commitments, public_id, language, entries):
    """Add the wordings that the register lacks; return their number."""
    written = CommitmentWording.objects.filter(commitment__public_id=public_id, language=language)
    rows = written.order_by("pk").values_list("text", "reason")
    have = [(text.split(), reason) for text, reason in rows]
    want = [(entry.text.split(), str(entry.reason)) for _day, entry in entries]
    missing = entries[len(have) :] if want[: len(have)] == have else []
    if not missing and want[-1] != have[-1]:
        missing = entries[-1:]
    for day, entry in missing:
        add_wordings(commitments, language, day, [entry])
    return len(missing)
