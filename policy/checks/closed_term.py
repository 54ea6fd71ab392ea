"""Rules about the promises of a term that is closed: they stand as they were judged."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from policy.register.bullets import is_followed_up, normalised

from .findings import Finding
from .texts import blocks_of


def check_closed_term(page: Page) -> Iterator[Finding]:
    """Refuse new and changed promises in the programme of a closed term, in the Swedish version."""
    closing = getattr(page, "closing", None)
    if closing is None or page.locale.language_code != settings.LANGUAGE_CODE:
        return
    message = _(
        "The term %(term)s is closed, and its promises stand as they were judged. Write what is "
        "new in the programme of another term, and give this point the words that it had."
    )
    judged = page.judged_words
    for where, block in blocks_of(page, "body", "commitments"):
        points = block.value["points"].bound_blocks if is_followed_up(block) else ()
        for number, point in enumerate(points):
            words = normalised(point.value)
            if words and judged.get(point.id) != words:
                yield Finding((*where, "points", number), message % {"term": closing}, True)
