from collections import defaultdict

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from policy.translation.roots import first_pages, language_of, without_untranslated_aliases


class PagesInEveryLanguage(Sitemap):
    """The public pages of all languages, each with its versions in the others (sitemaps.org).

    The versions are the same as those that the pages name themselves, in hreflang. An address
    that a page gives with its path `below` the page has the versions of that path.
    """

    def items(self):
        return self.pages().specific()

    def pages(self):
        below = Page.objects.none()
        for root in first_pages(self.request).values():
            below |= Page.objects.descendant_of(root, inclusive=True)
        return without_untranslated_aliases(below.live()).order_by("path")

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        versions = defaultdict(list)
        for one in self.pages():
            version = {"lang_code": language_of(one), "location": one.full_url}
            versions[one.translation_key].append(version)
        by_address = {one["location"]: same for same in versions.values() for one in same}
        for url in urls:
            below = url.get("below", "")
            pages = by_address.get(url["location"].removesuffix(below), [])
            same = [{**one, "location": one["location"] + below} for one in pages]
            url["alternates"] = [*same, *default_of(same)] if len(same) > 1 else []
        return urls


def default_of(versions):
    """Return the version for every other language, as a list of at most one (x-default)."""
    order = list(settings.CONTENT_LANGUAGES)
    first = min(versions, key=lambda one: order.index(one["lang_code"]), default=None)
    return [{**first, "lang_code": "x-default"}] if first else []
