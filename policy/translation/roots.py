"""Where each language has its pages: below a first page of its own, beside the Swedish one."""

from django.core.cache import caches
from django.db.models import F, Q
from wagtail.models import Page, Site


def root_paths():
    """Return Wagtail's list of first pages (SiteRootPath), which it keeps in Redis."""
    return caches["shared"].get_or_set("root-paths", Site.get_site_root_paths)


def language_of(page):
    """Return the tag of the language of a public `page`, without a query."""
    for root in root_paths():
        if page.url_path.startswith(root.root_path):
            return root.language_code
    return page.locale.language_code


def first_pages(request):
    """Return the live first pages of the site of `request` by language: one query a request."""
    if not hasattr(request, "first_pages"):
        site = Site.find_for_request(request)
        name = f"first-pages-{site.pk}"
        request.first_pages = caches["shared"].get_or_set(name, lambda: live_translations(site))
    return request.first_pages


def live_translations(site):
    pages = site.root_page.specific_class.objects.live().select_related("locale", "edition")
    found = pages.filter(translation_key=site.root_page.translation_key)
    return {page.locale.language_code: page for page in found}


def root_above(page, request):
    """Return the first page of the language of `page`."""
    default = Site.find_for_request(request).root_page
    if page.path.startswith(default.path):
        return default
    return Page.objects.filter(path=page.path[: len(default.path)]).first() or default


def root_in(language, request):
    """Return the first page of the site in `language`, or else in the site's main language."""
    return first_pages(request).get(language) or Site.find_for_request(request).root_page


def without_stand_ins(pages):
    """Return the queryset `pages` less the copies that stand where nothing is translated yet.

    A page can be translated before the one above it is; wagtail-localize then puts an alias in
    the place of that one, in its old language.
    """
    return pages.filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))


def is_stand_in(page):
    return bool(page.alias_of_id) and page.alias_of.locale_id != page.locale_id
