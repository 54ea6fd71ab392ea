"""Rules about the promises of a term that is closed: they stand as they were judged."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from policy.register.bullets import is_followed_up, normalised

from .findings import Finding
from .texts import blocks_of

FOLLOWED = gettext_lazy(
    "The term %(term)s is closed: what was followed up stays so, and what was not is not taken up "
    "again. Tick it as it was."
)


def check_closed_term(page: Page) -> Iterator[Finding]:
    """Refuse new and changed promises in the programme of a closed term, in the Swedish version."""
    closing = getattr(page, "closing", None)
    if closing is None or page.locale.language_code != settings.LANGUAGE_CODE:
        return
    message = _(
        "The term %(term)s is closed, and its promises stand as they were judged. Write what is "
        "new in the programme of another term, and give this point the words that it had."
    )
    judged = page.judged_points
    for where, block in blocks_of(page, "body", "commitments"):
        points, is_followed = block.value["points"].bound_blocks, is_followed_up(block)
        known = [judged[point.id] for point in points if point.id in judged]
        if any(one.is_followed not in (None, is_followed) for one in known):
            yield Finding((*where, "followed_up"), FOLLOWED % {"term": closing}, True)
            continue
        points = points if is_followed else ()
        for number, point in enumerate(points):
            words = normalised(point.value)
            if words and (point.id not in judged or judged[point.id].words != words):
                yield Finding((*where, "points", number), message % {"term": closing}, True)
