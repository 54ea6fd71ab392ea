"""Writing in the register, inside the transaction in which a page is saved."""

from django.utils import timezone

from policy.models import (
    Commitment,
    CommitmentPoint,
    CommitmentWording,
)

from .bullets import bullets_of
from .placement import area_of, place_commitments
from .plan import Known, plan


def enter(page):
    """Make the register say what `page`, a ContentPage as it is in the database, promises."""
    if page.alias_of_id:
        return
    if not page.live:
        write(page, [], CommitmentWording.Reason.UNPUBLISHED)
        return
    write(page, bullets_of(page.body), CommitmentWording.Reason.REMOVED)
    place_commitments(page)


def withdraw_deleted(page):
    write(page, [], CommitmentWording.Reason.DELETED)


def write(page, bullets, reason):
    key, language = page.translation_key, page.locale.language_code
    known = known_of(key, language)
    if not bullets and not known.points:
        return
    area = area_of(page) if bullets else None
    if bullets and area is None:
        return
    before = dict(known.points)
    entries = plan(known, bullets, reason)
    commitments = commitments_of(key, known.points.values(), area)
    CommitmentPoint.objects.bulk_create(
        [
            CommitmentPoint(
                translation_key=key, block_id=block_id, commitment=commitments[public_id]
            )
            for block_id, public_id in known.points.items()
            if before.get(block_id) != public_id
        ],
        update_conflicts=True,
        unique_fields=["translation_key", "block_id"],
        update_fields=["commitment"],
    )
    add_wordings(commitments, language, timezone.localdate(), entries)


def known_of(key, language):
    points = CommitmentPoint.objects.filter(translation_key=key).order_by("pk")
    known = Known(key, dict(points.values_list("block_id", "commitment__public_id")))
    wordings = CommitmentWording.objects.filter(
        commitment__translation_key=key, language=language
    ).order_by("pk")
    for public_id, text in wordings.values_list("commitment__public_id", "text"):
        known.note(public_id, text)
    return known


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
