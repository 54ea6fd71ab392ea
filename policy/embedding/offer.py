"""What a page offers other sites: its frame, as markup to paste and through oEmbed."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page

from policy.models import PolicyAreaPage

from .frames import Frame, area_frame, listing_frame, promise_frame


class Offer(NamedTuple):
    """The markup to paste, the address of what it shows, and of oEmbed by media type."""

    markup: SafeString
    path: str
    title: str
    oembed: dict[str, str]


def offer_of(
    request: HttpRequest, page: Page, register: Page | None, context: dict[str, Any]
) -> Offer | None:
    """Return what `page` offers, which is shown with `context`; None where it has no frame."""
    address = context.get("address") or request.build_absolute_uri(page.get_url(request))
    frame: Frame | None = None
    if commitment := context.get("commitment"):
        frame = promise_frame(commitment)
    elif listing := context.get("listing"):
        frame = listing_frame(listing)
        address += listing.address() if listing.query else ""
    elif register and isinstance(page, PolicyAreaPage):
        frame = area_frame(page, register)
    if frame is None:
        return None
    root = request.build_absolute_uri("/").rstrip("/")
    return Offer(
        frame.markup(root, "100%", frame.height),
        frame.path,
        frame.title,
        {
            media_type: f"{root}{reverse('oembed')}?{urlencode({'url': address, 'format': kind})}"
            for media_type, kind in (("application/json", "json"), ("text/xml", "xml"))
        },
    )
