"""A page in every language of its site: what the switch, hreflang and the notice of age show."""

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, override
from wagtail.models import Page

from .roots import first_pages


class Version(NamedTuple):
    """A language that the site has; `page` is None where the page is not in it yet."""

    language: object
    page: Page | None
    url: str
    full_url: str = ""
    is_current: bool = False


class Versions:
    """The versions of `page` on the site of `request`, in the order of the table of languages.

    `path` names what is shown below the page, for instance one commitment of the register: a
    function that returns its part of the address in the language that is active.
    """

    def __init__(self, page, request, path=lambda: ""):
        self.page = page
        self.request = request
        self.path = path

    @cached_property
    def by_language(self):
        """The pages by the tag of their language, without those that are copies of another's."""
        pages = first_pages(self.request).values()
        if self.page.translation_key not in {page.translation_key for page in pages}:
            pages = Page.objects.live().filter(translation_key=self.page.translation_key)
            pages = pages.select_related("locale", "edition")
        return {
            page.locale.language_code: page
            for page in pages
            if not page.alias_of_id and page.get_url_parts(self.request)
        }

    @cached_property
    def all(self):
        used = first_pages(self.request)
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
