"""A promise that a page makes twice counts twice: a duplicated list is seldom meant."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from policy.register.bullets import is_followed_up
from policy.register.same_words import parts_of

from .findings import Finding
from .texts import blocks_of


def check_repeated_points(page: Page) -> Iterator[Finding]:
    """Advise against the same words twice below the same heading, where they are followed up."""
    seen = set()
    for where, block in blocks_of(page, "body", "commitments"):
        heading = parts_of(block.value.get("heading") or "")
        for number, point in enumerate(block.value["points"] if is_followed_up(block) else ()):
            said = (*heading, ":", *parts_of(point or ""))
            if said in seen:
                text = _(
                    "The same promise stands further up on this page, and each of them would be "
                    "counted. Take one of them away, or say what differs."
                )
                yield Finding((*where, "points", number), text, False)
            elif parts_of(point or ""):
                seen.add(said)
