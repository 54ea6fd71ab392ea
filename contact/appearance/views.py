"""What browsers fetch of the appearance. No address ever means anything else, so all are kept."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Site

from contact.models import Appearance

from . import icons, stylesheets
from .palette import PAPER

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def public_sheet(request, accent, version):
    return sheet(stylesheets.public_sheet, accent, version)


def admin_sheet(request, accent, version):
    return sheet(stylesheets.admin_sheet, accent, version)


def sheet(write, accent, version):
    if version != stylesheets.VERSION:
        raise Http404
    return HttpResponse(write(accent), content_type="text/css; charset=utf-8", headers=FOR_EVER)


def svg(request, accent):
    return HttpResponse(icons.svg(accent), content_type="image/svg+xml", headers=FOR_EVER)


def png(request, accent, side):
    if side not in icons.SIZES:
        raise Http404
    return HttpResponse(icons.png(accent, side), content_type="image/png", headers=FOR_EVER)


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
