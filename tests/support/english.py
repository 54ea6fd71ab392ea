"""Finds what is still English on a screen of the admin, whose language is Swedish."""

import contextlib
import gettext
import re

from bs4 import BeautifulSoup, Comment
from django.utils.translation import trans_real

# Words that English interfaces are full of and that are no Swedish words. A screen that shows one
# has a text that nobody marked for translation.
ENGLISH = re.compile(
    r"\b(the|this|that|these|are|is|was|with|without|your|you|and|or|not|no|yes|of|to|by|from|"
    r"please|cannot|edit|delete|save|saved|add|added|search|close|page|pages|view|select|choose|"
    r"date|user|users|settings|preview|name|image|images|upload|next|previous|more|show|hide|"
    r"created|updated|error|warning|required|optional|unknown|none)\b",
    re.IGNORECASE,
)
# Words of those who build websites: whoever edits one has others for the same.
JARGON = re.compile(
    r"\b(Root|True|False|slug|alias\w*|arbetsflöde\w*|PO-fil\w*|synkronis\w*|datamodell\w*)\b",
    re.IGNORECASE,
)
# What may be English: addresses, names, and scripts that Wagtail keeps in the text of a template.
NAMES = re.compile(r"https?://\S+|CC BY|^new \w+Chooser\(.*|^\{\"context\": .*")
TOLD = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value")
# The counter of a side panel says "None" and is hidden until it has something to count.
SILENT = ("script", "style", "code", "[data-side-panel-toggle-counter]")


class Misses(gettext.NullTranslations):
    """The last place where gettext looks: whatever comes here has no Swedish, or is Swedish."""

    def __init__(self, swedish):
        super().__init__()
        self.swedish = set(swedish)
        self.found = set()

    def gettext(self, message):
        if message not in self.swedish:
            self.found.add(message.replace("\x04", ": "))
        return message

    def ngettext(self, singular, plural, number):
        self.found.add(singular.replace("\x04", ": "))
        return singular if number == 1 else plural


@contextlib.contextmanager
def record():
    """Yield the set of texts that were looked up in Swedish and not found."""
    swedish = trans_real.translation("sv")
    misses = Misses(text for _, text in swedish._catalog.items())
    assert swedish._fallback is None
    swedish.add_fallback(misses)
    try:
        yield misses.found
    finally:
        swedish._fallback = None


def texts_of(html):
    """Everything that `html` tells a reader or a screen reader."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(",".join(SILENT)):
        element.decompose()
    for text in soup.find_all(string=lambda string: not isinstance(string, Comment)):
        yield " ".join(text.split())
    for element in soup.find_all(True):
        yield from (element[name] for name in TOLD if element.get(name))
        if element.name == "input" and element.get("type") in ("submit", "button"):
            yield element.get("value", "")


def english_in(html):
    """Return the texts on a screen that are English, or in words that no editor has to know."""
    texts = {text: NAMES.sub("", text) for text in texts_of(html)}
    return {text for text, said in texts.items() if ENGLISH.search(said) or JARGON.search(said)}
