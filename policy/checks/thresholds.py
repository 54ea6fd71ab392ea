"""From what length on a text is too long, by language: a stricter language is a row here."""

from typing import NamedTuple

from django.conf import settings
from wagtail.models import Page


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
