"""LIX, a measure of how hard a text is to read, from its words and sentences."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext_lazy

WORD = re.compile(r"\w+(?:[-’':.,/]\w+)*")
# Possessive quantifiers: a long run of punctuation is read once.
END = re.compile(r"(?<![.!?:…])([.!?:…]++[”\"'’)\]]*+)\s++")
OPENING = re.compile(r"[”\"'’(\[–\- ]*+")
ABBREVIATIONS = {
    "bl.a.", "ca.", "dvs.", "d.v.s.", "e.d.", "etc.", "fr.o.m.", "kap.", "kl.", "m.fl.", "m.m.",
    "nr.", "o.s.v.", "osv.", "s.k.", "st.", "t.ex.", "t.o.m.",
}  # fmt: skip
LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
# The most letters of a word that is not long in the sense of LIX.
MAX_SHORT_WORD = 6
LEVELS = [
    (30, gettext_lazy("very easy to read")),
    (40, gettext_lazy("easy to read")),
    (50, gettext_lazy("fairly hard to read")),
    (60, gettext_lazy("hard to read")),
    (float("inf"), gettext_lazy("very hard to read")),
]


class Lix(NamedTuple):
    """Läsbarhetsindex of C. H. Björnsson, Läsbarhet (Stockholm: Liber, 1968).

    LIX = words / sentences + 100 · long words / words, where a long word has more than six
    letters. A sentence ends at a full stop, question mark, exclamation mark or colon, and so
    does every paragraph and point of a list.
    """

    words: int
    sentences: int
    long_words: int

    @property
    def value(self) -> int:
        """The index as a whole number; 0 for no text at all."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    @property
    def in_words(self) -> str:
        """Björnsson's name for the level of the value."""
        return next(name for below, name in LEVELS if self.value < below)


def lix_of(paragraphs: Iterable[str]) -> Lix:
    """Return the Lix of plain texts, each a paragraph."""
    sentences = [one for paragraph in paragraphs for one in sentences_in(paragraph)]
    words = [word for sentence in sentences for word in words_in(sentence)]
    long_words = [word for word in words if len(word) > MAX_SHORT_WORD]
    return Lix(len(words), len(sentences), len(long_words))


def words_in(text: str) -> list[str]:
    """Return the words of a text; a number or an abbreviation with marks inside is one."""
    return WORD.findall(text)


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a paragraph; an abbreviation or a lower-case letter ends none.

    It takes time in proportion to the text, whatever the text is.
    """
    sentences, start = [], 0
    for end in END.finditer(text):
        if not continues_after(text, start, end):
            sentences.append(text[start : end.end()].strip())
            start = end.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if words_in(sentence)]


def continues_after(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the sentence from `start` does not end at `end`, a match of END."""
    opening = OPENING.match(text, end.end())
    next_letter = opening.end() if opening else end.end()
    following = text[next_letter : next_letter + 1]
    if following.islower() or following.isdigit():
        return True
    # One letter more than an abbreviation has is enough to see that there is none.
    last = text[max(start, end.end(1) - LONGEST_ABBREVIATION - 1) : end.end(1)]
    return last.split()[-1].lower() in ABBREVIATIONS
