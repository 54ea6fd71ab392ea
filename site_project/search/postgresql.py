"""Search in PostgreSQL for words alone, stemmed in the language of each page."""

from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language, override
from modelsearch.backends.database.postgres import postgres

from .mixins import WordQueryMixin, patch_indexer

patch_indexer(postgres)


def language_tag(instance):
    locale = getattr(instance, "locale", None)
    return locale.language_code if locale else settings.LANGUAGE_CODE


class IndexByLanguage(postgres.PostgresIndex):
    def add_items(self, model, objects):
        """Index each of `objects` with the dictionary of its own language."""
        for tag, group in groupby(sorted(objects, key=language_tag), language_tag):
            with override(tag):
                super().add_items(model, list(group))


class SearchBackend(WordQueryMixin, postgres.PostgresSearchBackend):
    """Wagtail's backend with the dictionary of the active language."""

    index_class = IndexByLanguage

    @property
    def config(self):
        row = settings.CONTENT_LANGUAGES.get(get_language())
        return row.dictionary if row else "simple"

    @config.setter
    def config(self, value):
        """Ignore the value of the settings, which the base class sets."""
