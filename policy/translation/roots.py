"""Where each language has its pages: below a first page of its own, beside the Swedish one."""

from django.core.cache import caches
from django.db.models import F, Q
from wagtail.models import Page, Site


def first_pages():
    """Return what Wagtail knows of the first pages (a list of SiteRootPath).

    Wagtail asks Redis for it; asked for here it is one question for all pages of a site version.
    """
    return caches["shared"].get_or_set("first-pages", Site.get_site_root_paths)


def language_of(page):
    """Return the tag of the language of a public `page`, without a query."""
    for root in first_pages():
        if page.url_path.startswith(root.root_path):
            return root.language_code
    return page.locale.language_code


def root_above(page, site):
    """Return the first page of the language of `page` on `site`."""
    default = site.root_page
    if page.path.startswith(default.path):
        return default
    return Page.objects.filter(path=page.path[: len(default.path)]).first() or default


def root_in(language, site):
    """Return the first page of `site` in `language`, or else in the site's main language."""
    default = site.root_page
    if language_of(default) == language:
        return default
    found = roots(site).filter(locale__language_code=language).first()
    return found or default


def roots(site):
    return Page.objects.live().filter(translation_key=site.root_page.translation_key)


def without_stand_ins(pages):
    """Return the queryset `pages` less the copies that stand where nothing is translated yet.

    A page can be translated before the one above it is; wagtail-localize then puts an alias in
    the place of that one, in its old language.
    """
    return pages.filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))


def is_stand_in(page):
    return bool(page.alias_of_id) and page.alias_of.locale_id != page.locale_id
