"""What keeps the files of pictures in order: after an upgrade, and when collections change."""

import time
from pathlib import Path

from django.conf import settings
from wagtail.models import Collection, CollectionViewRestriction

from policy.models import Picture, PictureRendition

from .storage import PRIVATE_RENDITIONS, RENDITIONS, RenditionStorage

# Seconds in which a file that is being made gets its row.
GRACE_PERIOD = 3600


def delete_unused_files():
    """Delete renditions that no row names: those of a former version, or of a killed process."""
    used = set(PictureRendition.objects.values_list("file", flat=True))
    storage = RenditionStorage()
    for folder in (RENDITIONS, PRIVATE_RENDITIONS):
        for path in Path(settings.MEDIA_ROOT, folder).glob("*"):
            name = f"{folder}/{path.name}"
            if name not in used and path.stat().st_mtime < time.time() - GRACE_PERIOD:
                storage.delete(name)


def private_collections():
    """Return the keys of the collections with restricted access, and of those in them."""
    restricted = Collection.objects.filter(
        pk__in=CollectionViewRestriction.objects.values("collection")
    )
    keys = set()
    for collection in restricted:
        keys.update(collection.get_descendants(inclusive=True).values_list("pk", flat=True))
    return keys


def update_privacy():
    """Let `is_private` of each picture follow its collection.

    Renditions of a picture that changes are deleted, and made anew in the other folder.
    """
    private = private_collections()
    pictures = Picture.objects.order_by()
    if private:
        for picture in pictures.filter(collection__in=private, is_private=False):
            picture.set_private(True)
    for picture in pictures.filter(is_private=True).exclude(collection__in=private):
        picture.set_private(False)
