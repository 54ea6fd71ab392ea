"""Renditions of private pictures, which only the admin shows."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from wagtail.models import CollectionViewRestriction

from policy.models import PictureRendition
from policy.pictures.storage import PRIVATE_RENDITIONS


def serve(request, name):
    """Serve a rendition to users, or only to the groups of the collection; 404 for others."""
    name = f"{PRIVATE_RENDITIONS}/{name}"
    rendition = get_object_or_404(PictureRendition.objects.select_related("image"), file=name)
    if not has_access(request, rendition.image.collection):
        raise Http404
    return FileResponse(
        rendition.file.open("rb"),
        headers={
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def has_access(request, collection):
    if not request.user.is_authenticated:
        return False
    named = collection.get_view_restrictions().filter(
        restriction_type=CollectionViewRestriction.GROUPS
    )
    return all(restriction.accept_request(request) for restriction in named)
