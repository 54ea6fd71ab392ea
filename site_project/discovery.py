"""Small files that browsers and search engines ask for."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, override
from wagtail.models import Site

from contact.appearance.palette import PAPER
from contact.models.appearance import site_details

# A page that a visitor is about to open is fetched beforehand: what has a query, is a file or is
# made anew for everybody is not (Speculation Rules, WICG).
SPECULATION_RULES = {
    "prefetch": [
        {
            "where": {
                "and": [
                    {"href_matches": "/*"},
                    {"not": {"href_matches": ["/*\\?(.+)", "/*.*", "/*/data/*", "/*/atom/*"]}},
                    {"not": {"selector_matches": "[download]"}},
                ]
            },
            "eagerness": "moderate",
        }
    ]
}
# As long as home screens show it.
SHORT = 12


def robots(request):
    """robots.txt (RFC 9309): everything public may be read.

    The admin is not named, so that its place stays unknown; its pages say noindex themselves.
    """
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", *map("Disallow: {}".format, searches())]
    lines += [f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def searches():
    """The address of the search in every language."""
    for language in settings.CONTENT_LANGUAGES:
        with override(language):
            yield reverse("search")


def speculation_rules(request):
    """What browsers may fetch before it is asked for, named by the header Speculation-Rules."""
    return JsonResponse(SPECULATION_RULES, content_type="application/speculationrules+json")


def short_name(name):
    """Return what of `name` fits below an icon, some twelve characters: its last whole words.

    The end of a branch's name says where it is: "Botkyrka".
    """
    words = name.split()
    while len(words) > 1 and (len(" ".join(words)) > SHORT or words[0].islower()):
        del words[0]
    return " ".join(words)


def manifest(request):
    """The web app manifest (W3C), for those who put the site on their home screen.

    It begins on the first page of the language that it was found in.
    """
    details = site_details(Site.find_for_request(request))
    appearance = details.appearance
    icons = [
        {"src": appearance.icon_url(side), "sizes": f"{size}x{size}", "type": "image/png"}
        for side in (192, 512)
        for size in [appearance.real_side(side)]
    ]
    side = appearance.real_side(512)
    icons.append(
        {
            "src": appearance.maskable_url,
            "sizes": f"{side}x{side}",
            "type": "image/png",
            "purpose": "maskable",
        }
    )
    data = {
        "name": details.organisation,
        "short_name": short_name(details.organisation),
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("wagtail_serve", args=[""]),
        "display": "browser",
        "background_color": PAPER[0],
        "theme_color": appearance.accent,
        "icons": icons,
    }
    return JsonResponse(data, content_type="application/manifest+json")
