"""Style sheets and icons of the appearance, at immutable addresses.

There are as many addresses as colours. One in another colour than the present one is generated only
for editors, who preview it; others are redirected to the present one.
"""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from PIL import Image
from wagtail.models import Site

from contact.models import Appearance

from . import icons, stylesheets
from .palette import PAPER

NO_STORE = {"Cache-Control": "private, no-store"}
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}


def public_sheet(request, accent, version):
    current_url = appearance_of(request).stylesheet_url
    return stylesheet(request, stylesheets.public_sheet, accent, version, current_url)


def admin_sheet(request, accent, version):
    current_url = appearance_of(request).admin_stylesheet_url
    return stylesheet(request, stylesheets.admin_sheet, accent, version, current_url)


def stylesheet(request, make_css, accent, version, current_url):
    if version != stylesheets.VERSION:
        raise Http404
    css = "text/css; charset=utf-8"
    return respond(request, accent, lambda: make_css(accent), css, current_url)


def svg(request, accent):
    current_url = appearance_of(request).favicon_url
    return respond(request, accent, lambda: icons.svg(accent), "image/svg+xml", current_url)


def png(request, accent, side):
    if side not in icons.SIZES:
        raise Http404
    current_url = appearance_of(request).icon_url(side)
    return respond(request, accent, lambda: icons.png(accent, side), "image/png", current_url)


def maskable(request, accent):
    current_url = appearance_of(request).maskable_url

    def make():
        return icons.maskable(icons.drawn(accent, icons.SIZES[-1]))

    return respond(request, accent, make, "image/png", current_url)


def respond(request, accent, make, content_type, current_url):
    """Return the result of `make()` if it may be shown, else a redirect to `current_url`."""
    if accent == appearance_of(request).accent:
        return HttpResponse(make(), content_type=content_type, headers=IMMUTABLE)
    if request.user.is_authenticated:
        return HttpResponse(make(), content_type=content_type, headers=NO_STORE)
    if not current_url or current_url == request.path:
        raise Http404
    return redirect(current_url)


def appearance_of(request):
    return Appearance.of(Site.find_for_request(request))


def mark(request, digest, side):
    """Serve the uploaded mark; redirect from the address of a former one."""
    appearance = appearance_of(request)
    if not appearance.public_mark or side not in appearance.MARK_SIZES:
        raise Http404
    if request.path != appearance.mark_url(side):
        return redirect(appearance.mark_url(side))
    return FileResponse(
        rendered(appearance, side).file.open("rb"), content_type="image/png", headers=IMMUTABLE
    )


def maskable_mark(request, digest):
    appearance = appearance_of(request)
    if not appearance.public_mark:
        raise Http404
    if request.path != appearance.maskable_url:
        return redirect(appearance.maskable_url)
    with rendered(appearance, icons.SIZES[-1]).file.open("rb") as file:
        png = icons.maskable(Image.open(file))
    return HttpResponse(png, content_type="image/png", headers=IMMUTABLE)


def rendered(appearance, side):
    """Return the uploaded mark of `appearance` as a rendition `side` pixels a side, or smaller."""
    # Home screens show transparent parts in black.
    background = "" if side == appearance.HEADER_SIZE else f"|bgcolor-{PAPER[0][1:]}"
    return appearance.mark.get_rendition(f"fill-{side}x{side}{background}|format-png")
