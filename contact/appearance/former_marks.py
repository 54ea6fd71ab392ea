"""A picture that is deleted may have been the mark of a branch."""

from django.urls import reverse

from contact.models import Appearance
from policy.pictures.storage import forget


def forget_mark(digest, **kwargs):
    """Delete the copies of a former mark (a receiver of picture_gone)."""
    for side in Appearance.MARK_SIZES:
        forget(reverse("appearance:mark", args=[digest[:16], side]).lstrip("/"))
