"""How hard a page is to read: LIX, long sentences, and advice for easy Swedish."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from .findings import Finding
from .lix import Lix, lix_of, sentences_in, words_in
from .texts import Text, texts_of

# LIX of fewer words says nothing.
MIN_WORDS = 100
# In easy Swedish: words that begin another clause, and the most commas, dashes and longest word.
CONJUNCTIONS = {"därför", "eftersom", "fast", "fastän", "genom", "ifall", "medan", "samt",
                "såvida", "trots", "vilka", "vilken", "vilket", "vars"}  # fmt: skip
PAUSES = re.compile(r"[;()–]|,")
MAX_PAUSES = 2
MAX_EASY_WORD = 20


class Thresholds(NamedTuple):
    """The most that draws no remark: characters a bullet, words a sentence, and LIX.

    A LIX of None: the measure says nothing about the language.
    """

    bullet_characters: int = 200
    sentence_words: int = 25
    lix: int | None = 45


OTHERS = Thresholds(lix=None)
BY_LANGUAGE = {
    "sv": Thresholds(),
    settings.EASY_LANGUAGE: Thresholds(bullet_characters=150, sentence_words=15, lix=35),
}


def thresholds_of(page: Page) -> Thresholds:
    """Return the Thresholds of the page's language, or of the one that it is a variant of."""
    code = page.locale.language_code if page.locale_id else settings.LANGUAGE_CODE
    return BY_LANGUAGE.get(code) or BY_LANGUAGE.get(code.split("-")[0], OTHERS)


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
