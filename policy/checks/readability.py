"""How hard a text is to read: LIX, long sentences, and advice for easy Swedish."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from .findings import Finding, thresholds_of
from .texts import Text, texts_of

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
# LIX of fewer words says nothing.
MIN_WORDS = 100
# In easy Swedish: words that begin another clause, and the most commas, dashes and longest word.
CONJUNCTIONS = {"därför", "eftersom", "fast", "fastän", "genom", "ifall", "medan", "samt",
                "såvida", "trots", "vilka", "vilken", "vilket", "vars"}  # fmt: skip
PAUSES = re.compile(r"[;()–]|,")
MAX_PAUSES = 2
MAX_EASY_WORD = 20


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


def prose_sentences(page: Page) -> Iterator[tuple[Text, str]]:
    """Yield each sentence of the page's own running text, with the Text that it is part of."""
    for text in texts_of(page):
        for paragraph in text.paragraphs if text.is_prose else []:
            for sentence in sentences_in(paragraph):
                yield text, sentence


def beginning_of(sentence: str) -> str:
    return " ".join(sentence.split()[:6])


def check_sentences(page: Page) -> Iterator[Finding]:
    """Advise to divide long sentences, each named by its first words."""
    limit = thresholds_of(page).sentence_words
    for text, sentence in prose_sentences(page):
        count = len(words_in(sentence))
        if count > limit:
            message = _("A sentence has %(count)s words: “%(start)s …” Can it be two?")
            message %= {"count": count, "start": beginning_of(sentence)}
            yield Finding(text.where, message, False)


def readability_of(page: Page) -> Lix:
    """Return the Lix of the page's own running text: lead, texts and points, no quotes."""
    texts = (text for text in texts_of(page) if text.is_prose)
    return lix_of(paragraph for text in texts for paragraph in text.paragraphs)


def check_lix(page: Page) -> Iterator[Finding]:
    limit = thresholds_of(page).lix
    found = readability_of(page)
    if limit and found.words >= MIN_WORDS and found.value > limit:
        message = _(
            "The text is hard to read: LIX %(value)s, and up to %(limit)s is good here. "
            "Shorter sentences and everyday words help."
        )
        where = ("body",) if hasattr(page, "body") else ("introduction",)
        yield Finding(where, message % {"value": found.value, "limit": limit}, False)


def check_easy_swedish(page: Page) -> Iterator[Finding]:
    """Advise one thought a sentence and short words, as Swedish authors of easy texts do."""
    if page.locale_id and page.locale.language_code == settings.EASY_LANGUAGE:
        for text, sentence in prose_sentences(page):
            for advice in advice_on(sentence):
                yield Finding(text.where, advice, False)


def advice_on(sentence: str) -> Iterator[str]:
    """Yield what would make a sentence of easy Swedish easier."""
    words = words_in(sentence)
    clauses = sum(word.lower() in CONJUNCTIONS for word in words[1:])
    if clauses > 1 or len(PAUSES.findall(sentence)) > MAX_PAUSES:
        message = _("One thought in each sentence is easiest to read: “%(start)s …”")
        yield message % {"start": beginning_of(sentence)}
    for word in words:
        if len(word) > MAX_EASY_WORD:
            yield _("“%(word)s” is a long word. Is there a shorter one?") % {"word": word}
