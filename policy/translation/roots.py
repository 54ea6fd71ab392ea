"""Pages by language: each has its own below a first page, beside the Swedish one."""

from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.db.models import F, Q
from django.utils.translation import get_language
from wagtail.models import Page, Site, sites


def patch_site_lookup():
    """Keep the Site of an address in the shared cache, since Wagtail looks it up for every page.

    Visitors' pages find Wagtail's list of first pages there too: in the memory of a process it
    would outlast a change that another process has made.
    """
    sites.get_site_for_hostname = shared_by_address(sites.get_site_for_hostname)
    sites.cache = FirstPagesCache()


class FirstPagesCache:
    """The shared cache while it is open, else that of the process: see SharedCache."""

    def __getattr__(self, name):
        return getattr(caches["shared" if caches["shared"].is_open() else "default"], name)


def shared_by_address(find):
    @wraps(find)
    def find_shared(hostname, port):
        name = f"site-{hostname}-{port}"
        return caches["shared"].get_or_set(name, lambda: find(hostname, port))

    return find_shared


def root_path_of(page):
    """Return the SiteRootPath of the first page that `page` is, or is below; None without one."""
    roots = Site.get_site_root_paths()
    return next((root for root in roots if page.url_path.startswith(root.root_path)), None)


def language_of(page):
    """Return the tag of the language of a public `page`, without a query."""
    root = root_path_of(page)
    return root.language_code if root else page.locale.language_code


def localised(page):
    """Return Page.localized, without a query where `page` is in the active language already."""
    return page if language_of(page) == get_language() else page.localized


def first_pages(request):
    """Return the live first pages of the site of `request` by language: one query a request."""
    if not hasattr(request, "first_pages"):
        site = Site.find_for_request(request)
        name = f"first-pages-{site.pk}"
        request.first_pages = caches["shared"].get_or_set(name, lambda: live_translations(site))
    return request.first_pages


def live_translations(site):
    pages = site.root_page.specific_class.objects.live().select_related("locale", "edition")
    found = pages.filter(translation_key=site.root_page.translation_key).order_by()
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


def without_untranslated_aliases(pages):
    """Return the queryset `pages` without aliases of pages in another language.

    A page can be translated before its parent is; wagtail-localize then puts an alias in the
    place of the parent, in its old language.
    """
    return pages.filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))


def is_untranslated_alias(page):
    """Whether `page` is an alias of a page in another language."""
    return bool(page.alias_of_id) and page.alias_of.locale_id != page.locale_id


def localise_links(pages, known):
    """Replace the targets of "Read more" on `pages`, all of one language, by their translations.

    A target that has not been translated stays. `known` are pages that have been loaded already;
    the others are loaded with one query.
    """
    if not pages or language_of(pages[0]) == settings.LANGUAGE_CODE:
        return
    links = [block.value for page in pages for block in page.read_more if block.value["page"]]
    wanted = {link["page"].translation_key for link in links}
    found = {page.translation_key: page for page in known if page.translation_key in wanted}
    if missing := wanted - set(found):
        same = Page.objects.live().filter(
            translation_key__in=missing, locale_id=pages[0].locale_id, alias_of=None
        )
        found |= {page.translation_key: page for page in same}
    for link in links:
        link["page"] = found.get(link["page"].translation_key, link["page"])


def is_older(translation, source):
    """Whether the text of `source` has been changed since `translation` was made from it."""
    editions = [getattr(page, "edition", None) for page in (translation, source)]
    return all(editions) and editions[0].follows != editions[1].text
