"""Pictures of a collection that is not for everyone, or lies in one: no visitor gets their files.

What is known of a picture (`is_private`) follows what editors do to collections.
"""

from wagtail.models import Collection, CollectionViewRestriction

from policy.models import Picture


def private_collections():
    """Return the keys of the collections that are not for everyone."""
    restricted = Collection.objects.filter(
        pk__in=CollectionViewRestriction.objects.values("collection")
    )
    keys = set()
    for collection in restricted:
        keys.update(collection.get_descendants(inclusive=True).values_list("pk", flat=True))
    return keys


def settle_pictures():
    """Hide the pictures that have become private, and show again those that no longer are.

    Their renditions go, and are made anew where they may lie.
    """
    private = private_collections()
    pictures = Picture.objects.order_by()
    if private:
        for picture in pictures.filter(collection__in=private, is_private=False):
            picture.set_private(True)
    for picture in pictures.filter(is_private=True).exclude(collection__in=private):
        picture.set_private(False)
