"""oEmbed 1.0 (https://oembed.com): what a content system asks when an address is pasted into it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import get_object_or_404
from django.urls import resolve
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Page, Site

from policy.feeds.atom import without_controls
from policy.feeds.news import author_of
from policy.models import CommitmentsPage, PolicyAreaPage
from policy.models.commitments import Commitment
from policy.register.public.listing import Listing
from policy.translation.roots import first_pages

from .cross_origin import readable_elsewhere
from .frames import Frame, area_frame, listing_frame, promise_frame
from .views import register_of

# CSS pixels: a column of text.
WIDTH = 600
FORMATS = ("json", "xml")
# Seconds for which the answer may be kept: what it frames is always of today.
MAX_AGE = 24 * 3600


@readable_elsewhere
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer for an address of this site: 404 for any other, 501 for an unknown format (2.3.2).

    Scripts of other sites can read which it was, so no error is left to the page of errors.
    """
    kind = request.GET.get("format", "json")
    if kind not in FORMATS:
        return HttpResponse(status=501)
    try:
        width = limited(WIDTH, request.GET.get("maxwidth"))
        frame = frame_at(request.GET.get("url", ""), request)
        height = limited(frame.height, request.GET.get("maxheight"))
    except Http404:
        return HttpResponse(status=404)
    except ValueError:
        return HttpResponseBadRequest()
    site = Site.find_for_request(request)
    told = {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        "provider_name": author_of(site),
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": MAX_AGE,
        "width": width,
        "height": height,
        "html": frame.markup(request.build_absolute_uri("/").rstrip("/"), f"{width}", height),
    }
    if kind == "json":
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    return xml_of(told)


def limited(size: int, most: str | None) -> int:
    """Return `size`, or the lower limit that was asked for; raise ValueError for a bad one."""
    if most is None:
        return size
    if not most.isascii() or not most.isdigit() or not int(most):
        raise ValueError(most)
    return min(size, int(most))


def frame_at(address: str, request: HttpRequest) -> Frame:
    """Return the frame of the page at `address`; raise Http404 where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Http404 from None
    own = (request.get_host(), urlsplit(Site.find_for_request(request).root_url).netloc)
    if parts.scheme not in ("http", "https") or parts.netloc.lower() not in own:
        raise Http404
    beginning = parts.path.split("/", 2)[1] if parts.path.startswith("/") else ""
    known = beginning in settings.CONTENT_LANGUAGES
    with override(beginning if known else settings.LANGUAGE_CODE):
        match = resolve(parts.path or "/", getattr(request, "urlconf", None))
        if match.url_name == "embedded-promise":
            return frame_of_promise(**match.kwargs)
        if match.url_name != "wagtail_serve":
            raise Http404
        register = register_of(request)
        root = first_pages(request)[register.locale.language_code]
        names = [name for name in match.args[0].split("/") if name]
        page, args, _kwargs = root.route(request, names)
        return frame_of_page(page, args, register, QueryDict(parts.query))


def frame_of_page(page: Page, args: tuple, register: Page, query: QueryDict) -> Frame:
    frame = None
    if isinstance(page, PolicyAreaPage):
        frame = area_frame(page, register)
    elif isinstance(page, CommitmentsPage):
        view, _args, kwargs = args
        if view.__name__ == "commitment":
            frame = frame_of_promise(**kwargs)
        elif view.__name__ == "register":
            frame = listing_frame(Listing(page, query, page.term))
    if frame is None:
        raise Http404
    return frame


def frame_of_promise(public_id: str) -> Frame:
    commitments = Commitment.objects.for_reading()
    return promise_frame(get_object_or_404(commitments, public_id=public_id))


def xml_of(told: dict[str, object]) -> HttpResponse:
    """Return the same as XML (2.3.4.2)."""
    response = HttpResponse(content_type="text/xml; charset=utf-8")
    writer = SimplerXMLGenerator(response, "utf-8")
    writer.startDocument()
    writer.startElement("oembed", {})
    for name, value in told.items():
        writer.addQuickElement(name, without_controls(f"{value}"))
    writer.endElement("oembed")
    writer.endDocument()
    return response
