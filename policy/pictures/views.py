from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from wagtail.models import Page, Site

from policy.embedding.cross_origin import readable_elsewhere
from policy.pages.navigation import Navigation
from policy.translation.roots import root_above

from .cards import Card
from .storage import CARDS


@readable_elsewhere
def card(request, pk, digest, colour_of):
    """Serve the sharing card of a live page; an address of an older card leads to today's.

    The function `colour_of` gives the colour (#rrggbb) of a Site.

    A card is made once, kept among the uploads, and takes the place of the page's former one.
    """
    page = Page.objects.live().filter(pk=pk).specific().first()
    if page is None or page.get_url_parts() is None:
        raise Http404
    site = Site.find_for_request(request)
    card = Card(page, Navigation(root_above(page, request)), colour_of(site))
    if digest != card.digest:
        return redirect("card", pk, card.digest)
    folder = f"{CARDS}/{pk}"
    name = f"{folder}/{digest}.jpg"
    if not default_storage.exists(name):
        remove_all(folder)
        default_storage.save(name, ContentFile(card.draw()))
    response = FileResponse(default_storage.open(name), content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def remove_all(folder):
    if default_storage.exists(folder):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
