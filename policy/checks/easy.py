"""Advice for easy Swedish alone, after the rules that Swedish authors of easy texts go by."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from .finding import Finding
from .lix import sentences_in, words_in
from .texts import texts_of

# Words that begin another thought within a sentence.
JOINTS = {"därför", "eftersom", "fast", "fastän", "genom", "ifall", "medan", "samt", "såvida",
          "trots", "vilka", "vilken", "vilket", "vars"}  # fmt: skip
PAUSES = re.compile(r"[;()–]|,")
PAUSES_AT_MOST = 2
LONGEST_WORD = 20


def check(page):
    """Advise one thought a sentence, and words that are not too long."""
    if page.locale_id and page.locale.language_code == settings.EASY_LANGUAGE:
        for text in texts_of(page):
            for paragraph in text.paragraphs if text.is_prose else []:
                for sentence in sentences_in(paragraph):
                    yield from (Finding(text.where, one, False) for one in advice_on(sentence))


def advice_on(sentence):
    words = words_in(sentence)
    joints = sum(word.lower() in JOINTS for word in words[1:])
    if joints > 1 or len(PAUSES.findall(sentence)) > PAUSES_AT_MOST:
        message = _("One thought in each sentence is easiest to read: “%(start)s …”")
        yield message % {"start": " ".join(sentence.split()[:6])}
    for word in words:
        if len(word) > LONGEST_WORD:
            yield _("“%(word)s” is a long word. Is there a shorter one?") % {"word": word}
