"""The words that a visitor looks for: how they are asked of the index, and found in a text."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.search.query import And, Or, PlainText

from .text import composed, words_of

# Endings that a Swedish reader takes no notice of: skola, skolan, skolor, skolornas.
ENDINGS = re.compile(
    r"(?<=\w{4})(?:ornas|arnas|ernas|orna|arna|erna|ens|ets|ans|or|ar|er|en|et|an|s|a|e|n|t)$"
)
THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
# Between two letters of a text: accents, vowels of Arabic and Syriac, a hyphen for a line's end.
SIGNS = (
    "[\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711\u0730-\u074a\u200b-\u200f]*"
)


def words_in(query):
    """Return the words of the query as the beginnings that are to be found."""
    return [stem(word) for word in words_of(query.lower())]


def stem(word):
    return ENDINGS.sub("", word) if get_language().startswith("sv") else word


def all_of(words):
    """Return the query for things in which a word begins like each of `words`.

    Of a text with several words, a backend takes the last alone for a beginning.
    """
    return And([written(word) for word in words])


def written(word):
    """Return the query for one word; 8000 is found where the text says 8 000 too."""
    parts = parts_of(word)
    whole = PlainText(word)
    return Or([whole, And([PlainText(part) for part in parts])]) if len(parts) > 1 else whole


def parts_of(word):
    """Return the groups of three that a number is written in, or the word alone."""
    return THOUSANDS.split(word) if word.isdecimal() else [word]


def pattern(words):
    beginnings = "|".join(r"\s?".join(map(letters, parts_of(word))) for word in words)
    return re.compile(rf"(?<![^\W_])(?:{beginnings})[^\W_]*", re.IGNORECASE)


def letters(word):
    return SIGNS.join(map(re.escape, word))


def matches(text, words):
    """Count how many of the `words` the text holds."""
    text = composed(text)
    return sum(bool(pattern([word]).search(text)) for word in words)


def marked(text, words):
    """Return `text` as HTML with everything that begins like one of the `words` marked."""
    text, html, end = composed(text), [], 0
    for hit in pattern(words).finditer(text):
        html += [
            conditional_escape(text[end : hit.start()]),
            format_html("<mark>{}</mark>", hit[0]),
        ]
        end = hit.end()
    return mark_safe("".join([*html, conditional_escape(text[end:])]))
