"""A query of the admin's searches as words alone, as the index has them.

Databases tokenise differently: PostgreSQL reads 070-291 as 70 and minus 291, SQLite takes quotation
marks for syntax, and neither joins a letter that comes as two characters, as from a Mac's PDF. So
both get words separated by spaces.
"""

from wagtail.search.query import And, Boost, Not, Or, Phrase, PlainText, SearchQuery

from policy.search.text import words_of

MAX_QUERY_LENGTH = 255


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
