"""What a visitor searches for: the words and phrases of a query, and those marked in a text."""

import re
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from .text import composed, words_of

MAX_TERMS = 12
PHRASE = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')
# What ends a word in its other forms: skola, skolan, skolor, skolornas.
ENDINGS = {
    "sv": re.compile(
        r"(?<=\w{4})(?:ornas|arnas|ernas|orna|arna|erna|ens|ets|ans|or|ar|er|en|et|an|s|a|e|n|t)$"
    ),
    "en": re.compile(r"(?<=\w{3})(?:es|s)$"),
}
THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
PARTED_THOUSANDS = re.compile(r"(?<![\d-])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)")
# What may stand between two letters: accents, Arabic and Syriac vowels, soft hyphens.
SIGNS = (
    "[\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711\u0730-\u074a\u200b-\u200f]*"
)


class Term(NamedTuple):
    """A part of a query that must be found: a word, of which only the beginning has to be the
    same (of a single letter all), or the words of a phrase, exactly.

    `typed` is how the visitor wrote it.
    """

    words: tuple[str, ...]
    typed: str
    is_phrase: bool = False


def terms_of(query: str) -> list[Term]:
    """Return the first terms of a query; what stands in quotation marks is a phrase."""
    phrases = [tuple(words_of(inside.lower())) for inside in PHRASE.findall(query)]
    terms = [Term(words, f"”{' '.join(words)}”", True) for words in phrases if words]
    rest = PARTED_THOUSANDS.sub(lambda number: re.sub(r"\s", "", number[0]), PHRASE.sub(" ", query))
    terms += map(term_of, words_of(rest.lower()))
    return list(dict.fromkeys(terms))[:MAX_TERMS]


def term_of(word: str) -> Term:
    return Term((stem(word),), word)


def stem(word: str) -> str:
    endings = ENDINGS.get(get_language().partition("-")[0])
    return endings.sub("", word) if endings else word


def number_groups(word: str) -> list[str]:
    """Return the groups of three digits of a number, or the word alone."""
    return THOUSANDS.split(word) if word.isdecimal() else [word]


def pattern(terms: list[Term]) -> re.Pattern[str]:
    """Return what finds the terms in a text as it was written."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(term_pattern, terms))})", re.IGNORECASE)


def term_pattern(term: Term) -> str:
    if term.is_phrase:
        return r"[\W_]+".join(map(letters, term.words)) + r"(?![^\W_])"
    [word] = term.words
    ending = r"[^\W_]*" if len(word) > 1 else r"(?![^\W_])"
    return r"\s?".join(map(letters, number_groups(word))) + ending


def letters(word: str) -> str:
    return SIGNS.join(map(re.escape, word))


def count_matches(text: str, terms: list[Term]) -> int:
    """Return how many of `terms` the text holds."""
    text = composed(text)
    return sum(bool(pattern([term]).search(text)) for term in terms)


def highlight(text: str, terms: list[Term]) -> SafeString:
    """Return `text` as HTML with a <mark> around what is one of `terms`."""
    html: list[str] = []
    text, end = composed(text), 0
    for hit in pattern(terms).finditer(text):
        html += [
            conditional_escape(text[end : hit.start()]),
            format_html("<mark>{}</mark>", hit[0]),
        ]
        end = hit.end()
    return mark_safe("".join([*html, conditional_escape(text[end:])]))
