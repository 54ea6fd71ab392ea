"""How hard a Swedish text is to read."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

WORD = re.compile(r"\w+(?:[-’':.,/]\w+)*")
# Begins where a run of marks begins and gives nothing back: a long run is read once.
END = re.compile(r"(?<![.!?:…])([.!?:…]++[”\"'’)\]]*+)\s++")
OPENING = re.compile(r"[”\"'’(\[–\- ]*+")
ABBREVIATIONS = {
    "bl.a.", "ca.", "dvs.", "d.v.s.", "e.d.", "etc.", "fr.o.m.", "kap.", "kl.", "m.fl.", "m.m.",
    "nr.", "o.s.v.", "osv.", "s.k.", "st.", "t.ex.", "t.o.m.",
}  # fmt: skip
LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
# A long word has more letters than this.
SHORT = 6
STEPS = [
    (30, _("very easy to read")),
    (40, _("easy to read")),
    (50, _("fairly hard to read")),
    (60, _("hard to read")),
    (float("inf"), _("very hard to read")),
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
    def value(self):
        """The index as a whole number; 0 for no text at all."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    @property
    def in_words(self):
        """Björnsson's name for the step that the value is on."""
        return next(name for below, name in STEPS if self.value < below)


def lix_of(paragraphs):
    """Return the Lix of an iterable of plain texts, each a paragraph."""
    sentences = [one for paragraph in paragraphs for one in sentences_in(paragraph)]
    words = [word for sentence in sentences for word in words_in(sentence)]
    long_words = [word for word in words if len(word) > SHORT]
    return Lix(len(words), len(sentences), len(long_words))


def words_in(text):
    return WORD.findall(text)


def sentences_in(text):
    """Return the sentences of a paragraph; an abbreviation or a lower-case letter goes on.

    It takes time in proportion to the text, whatever the text is.
    """
    sentences, start = [], 0
    for end in END.finditer(text):
        if not goes_on(text, start, end):
            sentences.append(text[start : end.end()].strip())
            start = end.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if words_in(sentence)]


def goes_on(text, start, end):
    """Whether the sentence from `start` does not end at `end`, a match of END."""
    next_letter = OPENING.match(text, end.end()).end()
    following = text[next_letter : next_letter + 1]
    if following.islower() or following.isdigit():
        return True
    # One letter more than an abbreviation has is enough to see that there is none.
    last = text[max(start, end.end(1) - LONGEST_ABBREVIATION - 1) : end.end(1)]
    return last.split()[-1].lower() in ABBREVIATIONS
