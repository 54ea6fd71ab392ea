"""Rules about the promises of a term that is closed: they stand as they were judged."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from policy.register.bullets import is_followed_up, normalised

from .findings import Finding
from .texts import blocks_of

TAKEN_AWAY = gettext_lazy(
    "The term %(term)s is closed, and what was promised in it stays on its page. Put this back, "
    "by Undo or from an earlier version of the page: “%(words)s”"
)
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
    for words in points_taken_away(page, judged):
        yield Finding(("body",), TAKEN_AWAY % {"term": closing, "words": words}, True)
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


def points_taken_away(page: Page, judged: dict[str, Any]) -> list[str]:
    """Return the words of promises that visitors read on the page and that it no longer has."""
    published = type(page).objects.filter(pk=page.pk, live=True).first()
    here = set(point_ids(page))
    ids = point_ids(published) if published else ()
    return [judged[one].words for one in ids if one in judged and one not in here]


def point_ids(page: Page) -> Iterator[str]:
    for _where, block in blocks_of(page, "body", "commitments"):
        yield from (point.id for point in block.value["points"].bound_blocks)
