"""How much a page may hold.

Each save and each opening of its form goes through all of a page, and others wait meanwhile.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .finding import Finding
from .texts import texts_of

# Characters: of a text as it is read, of one with its links and formatting, of a whole page.
A_TEXT = 20_000
WITH_MARKUP = 100_000
A_PAGE = 200_000
POINTS_A_PAGE = 500


def check(page):
    """Refuse texts that are too long, in drafts too."""
    total = points = 0
    for text in texts_of(page):
        length = sum(map(len, text.lines)) if text.is_html else len(text.value)
        total += length
        points += "points" in text.where
        if length > A_TEXT:
            message = _(
                "The text has %(length)s characters; there is room for %(most)s here. "
                "Divide it between several blocks or pages."
            )
            yield Finding(text.where, message % of(length, A_TEXT), True)
        elif len(text.value) > WITH_MARKUP:
            message = _(
                "The text with its links and formatting has %(length)s characters; there is "
                "room for %(most)s here. Divide it between several blocks."
            )
            yield Finding(text.where, message % of(len(text.value), WITH_MARKUP), True)
    if total > A_PAGE:
        message = _(
            "The page has %(length)s characters in all; there is room for %(most)s. "
            "Move a part to a page of its own."
        )
        yield Finding(("body",), message % of(total, A_PAGE), True)
    if points > POINTS_A_PAGE:
        message = _(
            "The page has %(length)s points; there is room for %(most)s. "
            "Move some to a page of their own."
        )
        yield Finding(("body",), message % of(points, POINTS_A_PAGE), True)


def of(length, most):
    return {
        "length": number_format(length, force_grouping=True),
        "most": number_format(most, force_grouping=True),
    }
