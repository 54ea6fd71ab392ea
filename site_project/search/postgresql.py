"""Search in PostgreSQL for words alone, with the forms of words of each page's own language."""

from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language, override
from modelsearch.backends.database.postgres import postgres

from .text import AsksInWords, patch_indexer

patch_indexer(postgres)


def language_of(thing):
    locale = getattr(thing, "locale", None)
    return locale.language_code if locale else settings.LANGUAGE_CODE


class IndexByLanguage(postgres.PostgresIndex):
    def add_items(self, model, things):
        """Index `things` with the dictionary of the language that each is written in."""
        for tag, group in groupby(sorted(things, key=language_of), language_of):
            with override(tag):
                super().add_items(model, list(group))


class SearchBackend(AsksInWords, postgres.PostgresSearchBackend):
    """Wagtail's backend, whose dictionary is that of the language that is active."""

    index_class = IndexByLanguage

    @property
    def config(self):
        row = settings.CONTENT_LANGUAGES.get(get_language())
        return row.dictionary if row else "simple"

    @config.setter
    def config(self, value):
        """The base class sets the one of the settings, which this one has no use for."""
