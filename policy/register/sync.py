"""Writing in the register: what pages promise, as they are saved, and updates."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from policy.models import (
    Commitment,
    CommitmentPoint,
    CommitmentUpdate,
    CommitmentWording,
    RegisterVersion,
)

from .bullets import bullets_of
from .changes import Entry, RegisterState, changes_on_publish
from .placement import area_of, commitments_placed_by


def sync_page(page):
    """Make the register say what `page`, a ContentPage as it is in the database, promises.

    Runs in the transaction in which the page is saved. Commitments of the page and of those
    below it, which may have been moved with it, get the area where they stand.
    """
    if page.alias_of_id:
        return
    if not page.live:
        write_changes(page, [], CommitmentWording.Reason.UNPUBLISHED)
        return
    bullets = bullets_of(page.body)
    placed = commitments_placed_by(page)
    area = area_of(page) if bullets or placed.exists() else None
    if area or not bullets:
        write_changes(page, bullets, CommitmentWording.Reason.REMOVED, area)
    if area:
        placed.update(area=area)


def withdraw_deleted(page):
    """Withdraw what `page`, a Page about to be deleted, promises."""
    write_changes(page, [], CommitmentWording.Reason.DELETED)


def write_changes(page, bullets, reason, area=None):
    """Write the changes by which `bullets` become what `page` promises; new ones are in `area`."""
    key, language = page.translation_key, page.locale.language_code
    before = state_of(key, language)
    if not bullets and not before.points:
        return
    entries, after = changes_on_publish(before, bullets, reason)
    commitments = commitments_of(key, after.points.values(), area)
    CommitmentPoint.objects.bulk_create(
        [
            CommitmentPoint(
                translation_key=key, block_id=block_id, commitment=commitments[public_id]
            )
            for block_id, public_id in after.points.items()
            if before.points.get(block_id) != public_id
        ],
        update_conflicts=True,
        unique_fields=["translation_key", "block_id"],
        update_fields=["commitment"],
    )
    add_wordings(commitments, language, timezone.localdate(), entries)


def state_of(key, language):
    """Return the RegisterState of the page with the translation key `key` in one language."""
    points = CommitmentPoint.objects.filter(translation_key=key).order_by("pk")
    wordings = CommitmentWording.objects.filter(
        commitment__translation_key=key, language=language
    ).order_by("pk")
    state = RegisterState(key, dict(points.values_list("block_id", "commitment__public_id")))
    return state.apply(Entry(*row) for row in wordings.values_list("commitment__public_id", "text"))


def commitments_of(key, public_ids, area):
    """Return the Commitments of a page by public id, those that are new made in `area`."""
    found = {one.public_id: one for one in Commitment.objects.filter(translation_key=key)}
    for public_id in dict.fromkeys(public_ids):
        if public_id not in found:
            found[public_id] = Commitment.objects.create(
                public_id=public_id, translation_key=key, area=area
            )
    return found


def add_wordings(commitments, language, date, entries):
    """Write Entries of RegisterChanges to the log, with `date`, in one language."""
    CommitmentWording.objects.bulk_create(
        CommitmentWording(
            commitment=commitments[entry.public_id],
            language=language,
            date=date,
            text=entry.text,
            reason=entry.reason,
        )
        for entry in entries
    )


@transaction.atomic
def add_update(update, author):
    """Write a CommitmentUpdate that has been validated, under the name of `author`.

    Sending the same form twice writes it once: return the row that is in the log. Where that
    has been corrected, or another status been written since, the same words say something new.
    """
    RegisterVersion.lock()
    log = CommitmentUpdate.objects.order_by("pk")
    same = log.filter(**{name: getattr(update, name) for name in CommitmentUpdate.CONTENT}).last()
    if same:
        later = log.filter(commitment=same.commitment_id, pk__gt=same.pk)
        if not later.filter(Q(corrects=same) | ~Q(status=same.status)).exists():
            return same
    update.author = author.get_full_name() or author.get_username() if author else ""
    update.save()
    return update
