"""Renditions of private pictures, as the admin shows them; no page does."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from wagtail.models import CollectionViewRestriction

from policy.models import PictureRendition
from policy.pictures.maintenance import update_privacy
from policy.pictures.storage import PRIVATE_RENDITIONS
from site_project.middleware.requests import is_admin

READING = ("GET", "HEAD", "OPTIONS")


def serve(request, name):
    """Serve a rendition to editors; where groups are named, to those alone. Others get 404."""
    name = f"{PRIVATE_RENDITIONS}/{name}"
    rendition = get_object_or_404(PictureRendition.objects.select_related("image"), file=name)
    if not may_see(request, rendition.image.collection):
        raise Http404
    return FileResponse(
        rendition.file.open("rb"),
        headers={
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def may_see(request, collection):
    if not request.user.is_authenticated:
        return False
    named = collection.get_view_restrictions().filter(
        restriction_type=CollectionViewRestriction.GROUPS
    )
    return all(restriction.accept_request(request) for restriction in named)


class SettlePicturesMiddleware:
    """Lets pictures follow whatever an editor has just done to collections.

    Wagtail has no signal for several pictures or a collection that are moved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in READING and is_admin(request):
            update_privacy()
        return response
