"""A page in every language of its site, for the language switch, hreflang and its notices."""

from typing import NamedTuple, Protocol

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, override
from wagtail.models import Page

from .roots import first_pages, is_older, root_path_of


class Language(Protocol):
    """A row of settings.CONTENT_LANGUAGES."""

    tag: str
    own_name: str
    direction: str


class Version(NamedTuple):
    """A page in one language of the site; `page` is None where it has not been translated."""

    language: Language
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
        """The pages by the tag of their language, without aliases."""
        pages = first_pages(self.request).values()
        if self.page.translation_key not in {page.translation_key for page in pages}:
            pages = Page.objects.live().filter(translation_key=self.page.translation_key)
            pages = pages.select_related("edition").order_by()
        return {
            root.language_code: page
            for page in pages
            if not page.alias_of_id and (root := root_path_of(page))
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
                return Version(
                    language, None, reverse("not-translated", args=[self.page.pk]), "", current
                )
            _site, root_url, url = page.get_url_parts(self.request)
            url += self.path()
            return Version(language, page, url, root_url + url, current)

    @property
    def translated(self):
        return [version for version in self.all if version.page]

    @cached_property
    def offered_first(self):
        """Those in which there is something to read, and the one that is being shown."""
        return [version for version in self.all if version.page or version.is_current]

    @property
    def offered_last(self):
        return [version for version in self.all if version not in self.offered_first]

    @property
    def default(self):
        """The version for every other language (hreflang="x-default")."""
        return next(iter(self.translated), None)

    @property
    def source(self):
        """The page in the language that the others are translated from, where that is another."""
        source = self.by_language.get(settings.LANGUAGE_CODE)
        return source if source and source.pk != self.page.pk else None

    @property
    def is_older(self):
        """Whether the source has been changed since this translation was made."""
        return is_older(self.by_language.get(get_language()), self.source)
