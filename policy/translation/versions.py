"""A page in every language of its site: what the switch, hreflang and the notice of age show."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, override
from wagtail.models import Page, Site


class Version(NamedTuple):
    """A language that the site has; `page` is None where the page is not in it yet."""

    language: object
    page: Page | None
    url: str
    full_url: str = ""
    is_current: bool = False


class Versions:
    """The versions of `page` on the site of `request`, in the order of the table of languages.

    One query finds them all.

    `path` names what is shown below the page, for instance one commitment of the register: a
    function that returns its part of the address in the language that is active.
    """

    def __init__(self, page, request, path=lambda: ""):
        self.page = page
        self.request = request
        self.path = path

    @cached_property
    def found(self):
        root = Site.find_for_request(self.request).root_page
        found = versions_of(self.page.translation_key, root.translation_key)
        return [page for page in found if page.get_url_parts(self.request)]

    @cached_property
    def by_language(self):
        return {
            page.locale.language_code: page
            for page in self.found
            if page.translation_key == self.page.translation_key and not page.alias_of_id
        }

    @cached_property
    def all(self):
        used = {page.locale.language_code for page in self.found}
        rows = settings.CONTENT_LANGUAGES.values()
        return [self.version(language) for language in rows if language.tag in used]

    def version(self, language):
        page = self.by_language.get(language.tag)
        current = language.tag == get_language()
        with override(language.tag):
            if page is None:
                return Version(language, None, reverse("not-yet", args=[self.page.pk]), "", current)
            _site, root_url, url = page.get_url_parts(self.request)
            url += self.path()
            return Version(language, page, url, root_url + url, current)

    @property
    def translated(self):
        return [version for version in self.all if version.page]

    @property
    def default(self):
        """The version for those whose language is not there (hreflang="x-default")."""
        return next(iter(self.translated), None)

    @property
    def source(self):
        """The page in the language that the others are translated from, where that is another."""
        source = self.by_language.get(settings.LANGUAGE_CODE)
        return source if source and source.pk != self.page.pk else None

    @property
    def is_older(self):
        """Whether the source has been changed since this translation was made."""
        here = self.by_language.get(get_language())
        editions = [getattr(page, "edition", None) for page in (here, self.source)]
        return all(editions) and editions[0].follows != editions[1].text


def versions_of(key, root_key):
    """Return the live pages with the translation key `key`, and the first page of each language."""
    found = Q(translation_key=key, alias_of=None) | Q(translation_key=root_key)
    return Page.objects.live().filter(found).select_related("locale", "edition")
