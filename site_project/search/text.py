"""What of a text is searched: its words, the same in the index as in every question.

Databases part a text in ways of their own: PostgreSQL takes 070-291 for 70 and minus 291, SQLite
takes quotation marks for its own language, and neither joins a letter that comes as two
characters, as from a Mac's PDF. So both are given words with spaces between them, nothing else.
"""

import re
import unicodedata

from wagtail.search.query import MATCH_NONE, And, Boost, Not, Or, Phrase, PlainText

# Of what somebody asks for, the rest is left out: a question of a thousand words is none.
LONGEST_QUERY = 255
WORD = re.compile(r"[^\W_]+")


def composed(text):
    """Return `text` with every letter as one character where there is one (Unicode's NFC)."""
    return unicodedata.normalize("NFC", text)


def words_of(text):
    """Return the words and numbers of `text`, without vowel signs, soft hyphens and the like."""
    if not text.isascii():
        text = composed(text)
        text = "".join(sign for sign in text if unicodedata.category(sign) not in UNSEEN)
    return WORD.findall(text)


# Signs on a letter that no letter includes, as Arabic's vowels, and signs without a shape.
UNSEEN = {"Mn", "Mc", "Me", "Cf"}


def in_words(query):
    """Return a question to a search backend with words alone; None where nothing is left."""
    if isinstance(query, str):
        return " ".join(words_of(query[:LONGEST_QUERY])) or None
    if isinstance(query, PlainText):
        text = in_words(query.query_string)
        return text and PlainText(text, operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase):
        text = in_words(query.query_string)
        return text and Phrase(text)
    if isinstance(query, (And, Or)):
        parts = [part for part in map(in_words, query.subqueries) if part]
        return type(query)(parts) if parts else None
    if isinstance(query, Not):
        part = in_words(query.subquery)
        return part and Not(part)
    if isinstance(query, Boost):
        part = in_words(query.subquery)
        return part and Boost(part, query.boost)
    return query


class AsksInWords:
    """A search backend that is asked for words, whatever somebody typed."""

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
