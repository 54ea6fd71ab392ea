"""What keeps the files of pictures in order: after an upgrade, and when collections change."""

from datetime import timedelta

from django.utils.timezone import now
from wagtail.images.models import get_rendition_storage
from wagtail.models import Collection, CollectionViewRestriction

from policy.models import Picture, PictureRendition

from .storage import PRIVATE_RENDITIONS, RENDITIONS

# In which a file that is being made gets its row.
GRACE_PERIOD = timedelta(hours=1)


def delete_unused_files():
    """Delete renditions that no row names: those of a former version, or of a killed process."""
    used = set(PictureRendition.objects.values_list("file", flat=True))
    storage = get_rendition_storage()
    for folder in (RENDITIONS, PRIVATE_RENDITIONS):
        for one in list(storage.files(folder)):
            if one.name not in used and one.modified < now() - GRACE_PERIOD:
                storage.delete(one.name)


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
