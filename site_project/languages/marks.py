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
PAGE = re.compile(r'<html lang="([^"]+)"')
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
# What is read out from within a tag, in the language of its element.
NAMED = re.compile(f'(?:aria-label|placeholder)="[^"]*{START}')
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


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


class NamedElements:
    """Gives `lang` to elements that have a marked name, tag by tag in the order of the page."""

    def __init__(self, language):
        self.language = language
        self.open = []

    def tag(self, markup):
        found = TAG.match(markup)
        if not found:
            return markup
        ends, name = found.groups()
        is_named = not ends and NAMED.search(markup)
        if is_named:
            markup = in_language(markup, FALLBACK)
        elif not ends and self.open and self.open[-1][1]:
            markup = in_language(markup, self.language)
        if ends and self.open:
            self.open.pop()
        elif not ends and (self.open or is_named) and not is_empty(name, markup):
            self.open.append((name, is_named))
        return markup


def is_empty(name, markup):
    """Whether the tag has no end of its own, or its end was matched with it."""
    return name in VOID or markup.endswith(("/>", f"</{name}>"))


def in_language(markup, language):
    """Return a start tag with `lang`, where it has none; in attributes a ">" is always escaped."""
    if " lang=" in markup:
        return markup
    end = markup.index(">")
    end -= markup[end - 1] == "/"
    return f'{markup[:end]} lang="{language}"{markup[end:]}'


def to_elements(html):
    """Return `html` with an element around each marked text; within a tag no mark is left.

    An element whose name is a marked text gets the language of that, and each of its children the
    page's own again.
    """
    depth = 0
    page = PAGE.search(html)
    named = NamedElements(page[1]) if page else None

    def element(found):
        nonlocal depth
        if found[0] == START:
            depth += 1
            return ELEMENT if depth == 1 else ""
        if found[0] == END:
            depth -= 1
            return "</span>" if depth == 0 else ""
        return without(named.tag(found[0]) if named else found[0])

    return TOKENS.sub(element, html)


def without(text):
    return text.replace(START, "").replace(END, "")
