"""A picture that is deleted may have been the mark of a branch."""

from django.urls import reverse

from contact.models import Appearance
from policy.pictures.storage import delete_from_mirrors


def forget_mark(digest, **kwargs):
    """Delete the copies of a former mark (a receiver of picture_deleted)."""
    for side in Appearance.MARK_SIZES:
        delete_from_mirrors(reverse("appearance:mark", args=[digest[:16], side]).lstrip("/"))
