"""Renditions that the application serves: private ones, and all where they are in a bucket."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import etag
from wagtail.models import CollectionViewRestriction

from policy.models import PictureRendition
from policy.pictures.storage import PRIVATE_RENDITIONS, RENDITIONS

# As nginx says of the pictures that it serves (deploy/nginx/lokalpolitik.conf).
SAFE = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}


def serve(request, name):
    """Serve a rendition to users, or only to the groups of the collection; 404 for others."""
    name = f"{PRIVATE_RENDITIONS}/{name}"
    rendition = get_object_or_404(PictureRendition.objects.select_related("image"), file=name)
    if not has_access(request, rendition.image.collection):
        raise Http404
    headers = {**SAFE, "Cache-Control": "private, no-store"}
    return FileResponse(rendition.file.open("rb"), headers=headers)


def tag_of(request, name):
    """Return the ETag of a public rendition that is there: no name means two pictures."""
    is_there = PictureRendition.objects.filter(file=f"{RENDITIONS}/{name}").exists()
    return f'"{name}"' if is_there else None


@etag(tag_of)
def serve_public(request, name):
    """Serve a rendition from the bucket, which nobody else may read.

    Where the files are in a folder, the servers take them from there and nobody comes here. nginx
    keeps the answer and asks again after a minute, so that a picture that is deleted is gone.
    """
    rendition = get_object_or_404(PictureRendition, file=f"{RENDITIONS}/{name}")
    kept = {"Cache-Control": "public, max-age=31536000, immutable", "X-Accel-Expires": "60"}
    return FileResponse(rendition.file.open("rb"), headers={**SAFE, **kept})


def has_access(request, collection):
    if not request.user.is_authenticated:
        return False
    named = collection.get_view_restrictions().filter(
        restriction_type=CollectionViewRestriction.GROUPS
    )
    return all(restriction.accept_request(request) for restriction in named)
