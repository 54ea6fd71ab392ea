from django.utils.translation import gettext as _

from .finding import Finding
from .texts import texts_of
from .thresholds import thresholds_of


def check(page):
    """Keep a promise short enough to be remembered, and to be followed up."""
    limit = thresholds_of(page).bullet_characters
    for text in texts_of(page):
        if "points" in text.where and len(text.value) > limit:
            message = _(
                "The point has %(length)s characters; at most %(limit)s are read. "
                "Shorten it, or make it two."
            )
            yield Finding(text.where, message % {"length": len(text.value), "limit": limit}, True)
