"""What other pages say in lists without follow-up: a promise may have moved there."""

from typing import NamedTuple

from django.utils import timezone

from policy.models import CommitmentPoint, CommitmentWording, ContentPage

from .bullets import Bullet, bullets_of
from .placement import area_of, settle

Reason, Change = CommitmentWording.Reason, CommitmentWording.Change


class UnfollowedPoint(NamedTuple):
    """A Bullet that no promise has, on a live ContentPage."""

    page: ContentPage
    bullet: Bullet

    @property
    def name(self):
        return f"{self.page.translation_key}/{self.bullet.block_id}"


def unfollowed_points(page):
    """Yield the UnfollowedPoints on the other pages of the programme that `page` is in."""
    if not page.programme:
        return
    for model in ContentPage.__subclasses__():
        others = model.objects.descendant_of(page.programme).live().filter(alias_of=None)
        for other in others.exclude(pk=page.pk).order_by("path"):
            bullets = [one for one in bullets_of(other.body) if not one.followed_up]
            key = other.translation_key
            own = CommitmentPoint.objects.filter(
                translation_key=key, commitment__translation_key=key
            )
            known = set(own.values_list("block_id", flat=True)) if bullets else ()
            for bullet in bullets:
                if bullet.block_id not in known:
                    yield UnfollowedPoint(other, bullet)


def move_to_point(commitment, point, is_changed):
    """Let a Commitment go on at an UnfollowedPoint, where it is followed up no more.

    `is_changed`: under the heading that it has there, it is a changed promise.
    """
    bullet, key = point.bullet, point.page.translation_key
    rows = {
        "commitment": commitment,
        "language": point.page.locale.language_code,
        "date": timezone.localdate(),
    }
    if commitment.history.current.statement != bullet.statement:
        CommitmentWording.objects.create(
            **rows,
            text=bullet.text,
            heading=bullet.heading,
            change=Change.CHANGED if is_changed else Change.SAME,
        )
    CommitmentWording.objects.create(**rows, reason=Reason.UNFOLLOWED, note=bullet.note)
    CommitmentPoint.objects.update_or_create(
        translation_key=key, block_id=bullet.block_id, defaults={"commitment": commitment}
    )
    settle(commitment, key, area_of(point.page))
