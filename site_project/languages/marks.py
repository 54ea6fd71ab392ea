"""Interface texts that are shown in another language than the page's are marked as such.

A text without a translation falls back to Swedish. In a screen reader it would be read out as if
it were the page's own language (WCAG 2.2, 3.1.2), so it travels to the finished page between two
characters that no text has, and there becomes an element with lang and dir.
"""

import gettext
import re

from django.conf import settings
from django.utils.translation import trans_real

# Noncharacters would be refused by some encoders; these are for private use.
START, END = "\ue0f0", "\ue0f1"
TOKENS = re.compile(
    r"<(script|title|textarea|option)\b.*?</\1>|<[^>]*>" + f"|{START}|{END}", re.DOTALL
)
FALLBACK = settings.LANGUAGE_CODE
ELEMENT = f'<span lang="{FALLBACK}" dir="ltr">'


class MarkedFallback(gettext.NullTranslations):
    """The Swedish texts, each marked; a text that has no Swedish either is left as it is."""

    def __init__(self, swedish):
        super().__init__()
        self.swedish = swedish

    def gettext(self, message):
        return marked(self.swedish.gettext(message), message)

    def ngettext(self, singular, plural, number):
        return marked(self.swedish.ngettext(singular, plural, number), singular, plural)


def marked(text, *originals):
    return text if text in originals else f"{START}{text}{END}"


def patch_fallbacks():
    """Let every language that falls back to Swedish say so, once, when the site starts."""
    swedish = trans_real.translation(FALLBACK)
    for tag in settings.CONTENT_LANGUAGES:
        catalogue = trans_real.translation(tag)
        if catalogue is not swedish and not tag.startswith(("en", f"{FALLBACK}-")):
            catalogue._fallback = MarkedFallback(swedish)


def to_elements(html):
    """Return `html` with an element around each marked text; within a tag no mark is left."""
    depth = 0

    def element(found):
        nonlocal depth
        if found[0] == START:
            depth += 1
            return ELEMENT if depth == 1 else ""
        if found[0] == END:
            depth -= 1
            return "</span>" if depth == 0 else ""
        return without(found[0])

    return TOKENS.sub(element, html)


def without(text):
    return text.replace(START, "").replace(END, "")
