"""What browsers fetch of the appearance. No address ever means anything else, so all are kept.

There are as many addresses as colours: what is not of the branch's own colour is made for nobody
but an editor, who previews it; others are led to today's.
"""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Site

from contact.models import Appearance

from . import icons, stylesheets
from .palette import PAPER

ONCE = {"Cache-Control": "private, no-store"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def public_sheet(request, accent, version):
    todays = appearance_of(request).stylesheet_url
    return sheet(request, stylesheets.public_sheet, accent, version, todays)


def admin_sheet(request, accent, version):
    todays = appearance_of(request).admin_stylesheet_url
    return sheet(request, stylesheets.admin_sheet, accent, version, todays)


def sheet(request, write, accent, version, todays):
    if version != stylesheets.VERSION:
        raise Http404
    css = "text/css; charset=utf-8"
    return own(request, accent, lambda: write(accent), css, todays)


def svg(request, accent):
    todays = appearance_of(request).favicon_url
    return own(request, accent, lambda: icons.svg(accent), "image/svg+xml", todays)


def png(request, accent, side):
    if side not in icons.SIZES:
        raise Http404
    todays = appearance_of(request).icon_url(side)
    return own(request, accent, lambda: icons.png(accent, side), "image/png", todays)


def own(request, accent, make, content_type, todays):
    """Return what `make` makes of the colour `accent`, or a redirect to the address `todays`."""
    if accent == appearance_of(request).accent:
        return HttpResponse(make(), content_type=content_type, headers=FOR_EVER)
    if request.user.is_authenticated:
        return HttpResponse(make(), content_type=content_type, headers=ONCE)
    if not todays or todays == request.path:
        raise Http404
    return redirect(todays)


def appearance_of(request):
    return Appearance.of(Site.find_for_request(request))


def mark(request, digest, side):
    """Serve the uploaded mark; the address of a former one leads to today's."""
    appearance = Appearance.of(Site.find_for_request(request))
    if not appearance.shown_mark or side not in appearance.MARK_SIZES:
        raise Http404
    if request.path != appearance.mark_url(side):
        return redirect(appearance.mark_url(side))
    # Home screens show what is transparent as black.
    ground = "" if side == appearance.IN_HEADER else f"|bgcolor-{PAPER[0][1:]}"
    rendition = appearance.mark.get_rendition(f"fill-{side}x{side}{ground}|format-png")
    return FileResponse(rendition.file.open("rb"), content_type="image/png", headers=FOR_EVER)
