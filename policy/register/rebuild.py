"""Rebuilding the register from the pages' histories: revisions, and the log of what was done."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from policy.models import (
    Commitment,
    CommitmentPoint,
    CommitmentWording,
    ContentPage,
    RegisterVersion,
)

from .answers import Answers
from .bullets import Bullet, bullets_of, public_id_of
from .changes import changes_on_publish
from .duplicate_ids import repair_all_pages, translation_groups
from .placement import area_of, is_closed, is_open_to_visitors
from .state import RegisterState
from .sync import add_wordings, commitments_of, decides, replacements_on

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
COPIED = "wagtail.copy"
UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")
UNPUBLISHING = CommitmentWording.Reason.UNPUBLISHED


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


class Rebuilt(NamedTuple):
    """What a rebuild did: how many wordings it wrote, and the commitments that it left alone.

    The revisions of the latter tell another history than the register, which is right.
    """

    written: int
    unclear: list[str]


@transaction.atomic
def rebuild():
    """Enter what the register lacks of the pages' histories; return what was Rebuilt.

    Nothing is removed: what the histories no longer hold (the page was deleted, old
    revisions were purged) stays in the register.
    """
    RegisterVersion.lock()
    repair_all_pages()
    groups = [rebuild_group(key, pages) for key, pages in translation_groups()]
    unclear = [public_id for group in groups for public_id in group.unclear]
    return Rebuilt(sum(group.written for group in groups), unclear)


class Event(NamedTuple):
    """What a page promised from a date on; `reason` says why other commitments have left it.

    `at` is the moment when the log told of it, None of what is published now.
    """

    page: ContentPage
    date: date
    at: datetime | None
    bullets: list[Bullet]
    answers: Any = None
    reason: str = CommitmentWording.Reason.REMOVED


def rebuild_group(key, pages):
    """Enter what the register lacks of the translations of one page; return what was Rebuilt."""
    stored = commitments_by_point(key)
    if is_closed(pages[0]) or (not stored and not any(map(is_open_to_visitors, pages))):
        return Rebuilt(0, [])
    points, history = replay(key, pages, stored)
    named = dict.fromkeys([*points.values(), *(public_id for public_id, _language in history)])
    known = {one.public_id: one for one in Commitment.with_withheld.filter(public_id__in=named)}
    new = [public_id for public_id in named if public_id not in known]
    travelled = travelled_on(key, stored)
    # What came and went again may look like another promise to the revisions.
    unclear, new = (new, []) if travelled else ([], new)
    area = area_of(pages[0]) if new else None
    commitments = commitments_of(key, new, area) | known
    CommitmentPoint.objects.bulk_create(
        [
            CommitmentPoint(translation_key=key, block_id=block, commitment=commitments[public_id])
            for block, public_id in points.items()
            if public_id in commitments
        ],
        ignore_conflicts=True,  # What the register says of a point stays.
    )
    # Where a commitment stands now, another page tells of it.
    done = [
        complete(commitments, public_id, language, entries, public_id not in travelled)
        for (public_id, language), entries in history.items()
        if public_id in commitments and commitments[public_id].translation_key == key
    ]
    unclear += [public_id for one in done for public_id in one.unclear]
    return Rebuilt(sum(one.written for one in done), unclear)


def travelled_on(key, stored):
    """Return the numbers of commitments that have stood on the page and on another one.

    Where one has gone whose point is that of another promise today, nothing tells when: those are
    then all that the page has, those that no point is any longer as well.
    """
    own = {public_id_of(key, block): one for block, one in stored.items()}
    gone = Commitment.with_withheld.filter(public_id__in=own).exclude(translation_key=key)
    if any(own[one.public_id] != one for one in gone):
        stands = Commitment.with_withheld.filter(translation_key=key)
        return {
            *stands.values_list("public_id", flat=True),
            *(c.public_id for c in stored.values()),
        }
    here = CommitmentPoint.objects.filter(translation_key=key).values("commitment")
    elsewhere = CommitmentPoint.objects.exclude(translation_key=key).filter(commitment__in=here)
    return set(elsewhere.values_list("commitment__public_id", flat=True))


def commitments_by_point(key):
    """Return the Commitments that the register has of the points of a page, by block id."""
    points = CommitmentPoint.objects.filter(translation_key=key).select_related("commitment")
    return {point.block_id: point.commitment for point in points}


def replay(key, pages, stored):
    """Do again what was published; return the points, and the dated Entries of each commitment.

    A point is `stored` as that of the commitment that it is today. It was another one before,
    if the register knows the one that its own block id makes.
    """
    own = {block_id: public_id_of(key, block_id) for block_id in stored}
    made = Commitment.with_withheld.filter(public_id__in=own.values())
    known = set(made.values_list("public_id", flat=True))
    points, states, history, latest = {}, {}, {}, {}

    def apply(event):
        nonlocal points
        language = event.page.locale.language_code
        latest[event.page.pk] = event
        state = states.get(language, RegisterState(key))
        taken = frozenset(public_id for public_id, _language in history)
        for bullet in event.bullets:
            one, is_own = stored.get(bullet.block_id), own.get(bullet.block_id) in known
            # What is not followed up is nothing that was not promised before.
            if one and not is_own and (bullet.followed_up or one.public_id in state.texts):
                points.setdefault(bullet.block_id, one.public_id)
        before = replace(state, points=points, taken=taken)
        answers = Answers.read(event.answers) if decides(event.page) else None
        # What was said later has not changed what left the page before.
        replacements = replacements_on(key, event.at) if answers is None else {}
        entries, states[language], became, _promised = changes_on_publish(
            before, event.bullets, event.reason, answers, replacements=replacements
        )
        points = states[language].points
        for entry in entries:
            history.setdefault((entry.public_id, language), []).append((event.date, entry))
        return became

    for event in events(pages):
        if apply(event):
            for other in [one for one in latest.values() if one.page != event.page and one.bullets]:
                apply(other._replace(date=event.date, at=event.at))
    return points, history


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
            yield Event(page, day, entry.timestamp, [], reason=UNPUBLISHING)
        elif revision := Revision.objects.filter(pk=entry.revision_id).first():
            copied = page.pk in just_copied
            just_copied.discard(page.pk)
            if copied and revision.content.get("has_unpublished_changes"):
                continue  # Wagtail names the draft that was copied, not what it published.
            version = revision.as_object()
            yield Event(page, day, entry.timestamp, bullets_of(version.body), version.answers)
    for page in pages:
        day = timezone.localdate(page.last_published_at or timezone.now())
        if page.live:
            yield Event(page, day, None, bullets_of(page.body), page.answers)
        else:
            yield Event(page, day, None, [], reason=UNPUBLISHING)


def complete(commitments, public_id, language, entries, is_whole):
    """Add the wordings of a commitment that the register lacks; return what was Rebuilt.

    `is_whole`: the entries are its whole history, else nothing is added. What was merged into
    another commitment stands there, whatever the page says.
    """
    written = CommitmentWording.objects.filter(commitment__public_id=public_id, language=language)
    rows = written.order_by("pk").values_list("text", "reason")
    have = [(text.split(), reason) for text, reason in rows]
    want = [(entry.text.split(), str(entry.reason)) for _day, entry in entries]
    if have and have[-1][1] == CommitmentWording.Reason.MERGED:
        return Rebuilt(0, [])
    if not is_whole:
        return Rebuilt(0, [public_id] if have != want else [])
    is_clear = want[: len(have)] == have
    missing = entries[len(have) :] if is_clear else []
    if not missing and want[-1] != have[-1]:
        missing = entries[-1:]
    for day, entry in missing:
        add_wordings(commitments, language, day, [entry])
    return Rebuilt(len(missing), [] if is_clear else [public_id])
