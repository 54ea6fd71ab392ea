"""The words of a visitor's query: as a search query, and marked in a text."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.search.query import And, Or, PlainText, SearchQuery

from .text import composed, words_of

# Swedish inflections: skola, skolan, skolor, skolornas.
ENDINGS = re.compile(
    r"(?<=\w{4})(?:ornas|arnas|ernas|orna|arna|erna|ens|ets|ans|or|ar|er|en|et|an|s|a|e|n|t)$"
)
THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
# What may stand between two letters: accents, Arabic and Syriac vowels, soft hyphens.
SIGNS = (
    "[\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711\u0730-\u074a\u200b-\u200f]*"
)


def query_stems(query: str) -> list[str]:
    """Return the words of the query, in lower case and without Swedish inflections."""
    return [stem(word) for word in words_of(query.lower())]


def stem(word: str) -> str:
    return ENDINGS.sub("", word) if get_language().startswith("sv") else word


def prefix_query(words: list[str]) -> SearchQuery:
    """Return the query for what has a word beginning with each of `words`.

    One query for each word, since backends take only the last word of a text for a prefix.
    """
    return And([word_query(word) for word in words])


def word_query(word: str) -> SearchQuery:
    """Return the query for one word; 8000 finds 8 000 too."""
    parts = number_groups(word)
    whole = PlainText(word)
    return Or([whole, And([PlainText(part) for part in parts])]) if len(parts) > 1 else whole


def number_groups(word: str) -> list[str]:
    """Return the groups of three digits of a number, or the word alone."""
    return THOUSANDS.split(word) if word.isdecimal() else [word]


def pattern(words: list[str]) -> re.Pattern[str]:
    beginnings = "|".join(r"\s?".join(map(letters, number_groups(word))) for word in words)
    return re.compile(rf"(?<![^\W_])(?:{beginnings})[^\W_]*", re.IGNORECASE)


def letters(word: str) -> str:
    return SIGNS.join(map(re.escape, word))


def count_matches(text: str, words: list[str]) -> int:
    """Return how many of `words` the text holds."""
    text = composed(text)
    return sum(bool(pattern([word]).search(text)) for word in words)


def highlight(text: str, words: list[str]) -> SafeString:
    """Return `text` as HTML with a <mark> around what begins with one of `words`."""
    html: list[str] = []
    text, end = composed(text), 0
    for hit in pattern(words).finditer(text):
        html += [
            conditional_escape(text[end : hit.start()]),
            format_html("<mark>{}</mark>", hit[0]),
        ]
        end = hit.end()
    return mark_safe("".join([*html, conditional_escape(text[end:])]))
