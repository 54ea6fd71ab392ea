from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import override
from wagtail.models import Page, Site

from policy.embedding.cross_origin import readable_elsewhere
from policy.files.durable import is_whole
from policy.models.commitments import Commitment
from policy.pages.navigation import Navigation
from policy.register.public.overview import localise_areas
from policy.translation.roots import first_pages, root_above

from .cards import Card, PromiseCard
from .storage import CARDS


@readable_elsewhere
def card(request, pk, digest, brand_of):
    """Serve the sharing card of a live page; an address of an older card leads to today's.

    The function `brand_of` gives the Brand of a Site.

    A card is made once, kept among the uploads, and takes the place of the page's former one.
    """
    page = Page.objects.live().filter(pk=pk).specific().first()
    if page is None or page.get_url_parts() is None:
        raise Http404
    brand = brand_of(Site.find_for_request(request))
    card = Card(page, Navigation(root_above(page, request)), brand)
    if digest != card.digest:
        return redirect("card", pk, card.digest)
    return drawn(card, f"{CARDS}/{pk}")


@readable_elsewhere
def promise_card(request, language, public_id, digest, brand_of):
    """Serve the sharing card of a promise likewise, in a language of the site."""
    root = first_pages(request).get(language)
    if root is None:
        raise Http404
    with override(language):
        commitment = get_object_or_404(Commitment.objects.for_reading(), public_id=public_id)
        localise_areas([commitment.area], root.locale_id)
        card = PromiseCard(commitment, brand_of(Site.find_for_request(request)))
        if digest != card.digest:
            return redirect("promise-card", language, public_id, card.digest)
        return drawn(card, f"{CARDS}/{language}-{public_id}")


def drawn(card, folder):
    """Return a response with the JPEG of `card`, the only file that is kept in `folder`."""
    name = f"{folder}/{card.digest}.jpg"
    if not is_whole(name):
        default_storage.delete_all(folder)
        default_storage.save(name, ContentFile(card.draw()))
    response = FileResponse(default_storage.open(name), content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
