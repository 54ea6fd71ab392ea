from django.utils.translation import gettext as _

from .finding import Finding
from .lix import lix_of
from .texts import texts_of
from .thresholds import thresholds_of

# Of fewer words the index tells nothing.
ENOUGH_WORDS = 100


def readability_of(page):
    """Return the Lix of the page's own running text: lead, texts and points, no quotes."""
    texts = (text for text in texts_of(page) if text.is_prose)
    return lix_of(paragraph for text in texts for paragraph in text.paragraphs)


def check(page):
    limit = thresholds_of(page).lix
    found = readability_of(page)
    if limit and found.words >= ENOUGH_WORDS and found.value > limit:
        message = _(
            "The text is hard to read: LIX %(value)s, and up to %(limit)s is good here. "
            "Shorter sentences and everyday words help."
        )
        where = ("body",) if hasattr(page, "body") else ("introduction",)
        yield Finding(where, message % {"value": found.value, "limit": limit}, False)
