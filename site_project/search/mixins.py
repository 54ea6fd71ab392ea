"""What the search backends of both databases have in common."""

from wagtail.search.query import MATCH_NONE

from policy.search.text import words_of

from .text import in_words


class WordQueryMixin:
    """A search backend that gets words alone, whatever somebody typed."""

    def search(self, query, *args, **kwargs):
        return super().search(in_words(query) or MATCH_NONE, *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(in_words(query) or MATCH_NONE, *args, **kwargs)


def patch_indexer(module):
    """Have the backend `module` of modelsearch index words; its classes take no other indexer."""

    class ObjectIndexer(module.ObjectIndexer):
        def prepare_value(self, value):
            return " ".join(words_of(super().prepare_value(value)))

    module.ObjectIndexer = ObjectIndexer
