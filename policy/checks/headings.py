"""Headings show how a text is built (WCAG 2.2, 1.3.1 and 2.4.6)."""

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from .finding import Finding
from .texts import texts_of

LEVELS = {f"h{level}": level for level in range(1, 7)}
# The heading above every text of a page; headings in rich text begin one level below it.
ABOVE = 2


def check(page):
    for text in texts_of(page):
        if text.is_html:
            for message in of_html(text.value):
                yield Finding(text.where, message, False)


def of_html(html):
    level = ABOVE
    before = None
    for element in BeautifulSoup(html, "html.parser").find_all(True, recursive=False):
        words = " ".join(element.get_text().split())
        if element.name not in LEVELS:
            if words and is_bold(element, words):
                yield _(
                    "“%(words)s” looks like a heading. Make it one: then screen readers "
                    "find it too."
                ) % {"words": words}
            before = None if words else before
            continue
        if not words:
            yield _("A heading is empty. Take it away.")
            continue
        if LEVELS[element.name] > level + 1:
            yield _("The heading “%(words)s” skips a level.") % {"words": words}
        if before and LEVELS[element.name] <= level:
            yield _("No text stands between the headings “%(before)s” and “%(words)s”.") % {
                "before": before,
                "words": words,
            }
        level, before = LEVELS[element.name], words


def is_bold(element, words):
    bold = element.find(["b", "strong"])
    whole = bold and " ".join(bold.get_text().split()) == words
    return element.name == "p" and bool(whole) and not words.endswith((".", "!", "?"))
