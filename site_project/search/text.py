"""The words of a text, the same in the index as in every query.

Databases tokenise differently: PostgreSQL reads 070-291 as 70 and minus 291, SQLite takes quotation
marks for syntax, and neither joins a letter that comes as two characters, as from a Mac's PDF. So
both get words separated by spaces.
"""

import re
import unicodedata

from wagtail.search.query import And, Boost, Not, Or, Phrase, PlainText, SearchQuery

MAX_QUERY_LENGTH = 255
WORD = re.compile(r"[^\W_]+")
# Categories of marks on a letter that has no composed form, such as Arabic vowels, and of invisible
# characters.
IGNORED_CATEGORIES = {"Mn", "Mc", "Me", "Cf"}


def composed(text: str) -> str:
    """Return `text` with every letter as one character if there is one (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


def words_of(text: str) -> list[str]:
    """Return the words and numbers of `text`, without vowel signs, soft hyphens and the like."""
    if not text.isascii():
        text = composed(text)
        text = "".join(
            character
            for character in text
            if unicodedata.category(character) not in IGNORED_CATEGORIES
        )
    return WORD.findall(text)


def in_words(query: SearchQuery | str) -> SearchQuery | str | None:
    """Return the query with words alone; None if nothing is left."""
    if isinstance(query, str):
        return " ".join(words_of(query[:MAX_QUERY_LENGTH])) or None
    if isinstance(query, PlainText):
        text = in_words(query.query_string)
        return PlainText(text, operator=query.operator, boost=query.boost) if text else None
    if isinstance(query, Phrase):
        text = in_words(query.query_string)
        return Phrase(text) if text else None
    if isinstance(query, And | Or):
        parts = [part for part in map(in_words, query.subqueries) if part]
        return type(query)(parts) if parts else None
    if isinstance(query, Not):
        part = in_words(query.subquery)
        return Not(part) if part else None
    if isinstance(query, Boost):
        part = in_words(query.subquery)
        return Boost(part, query.boost) if part else None
    return query
