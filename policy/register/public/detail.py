"""What the page of one commitment shows."""

from collections.abc import Iterator

from django.conf import settings
from wagtail.models import Page

from policy.models.commitments import Commitment, CommitmentWording
from policy.models.commitments.history import WordingHistory

from .overview import localise_areas


def detail(commitment: Commitment, register: Page) -> dict[str, object]:
    """Return the updates, newest first, the wordings, and the page that has the commitment."""
    updates = commitment.updates.select_related("corrects").prefetch_related("corrections")
    localise_areas([commitment.area], register.locale_id)
    area = commitment.area
    return {
        "description": f"{commitment.status.label} – {area.title} {area.term}",
        "updates": list(updates),
        "wordings": list(reversed(commitment.history.read)),
        "other_languages": wordings_elsewhere(commitment.history),
        "place": page_of(commitment, register),
    }


def wordings_elsewhere(history: WordingHistory) -> Iterator[CommitmentWording]:
    """Yield each other language with its present words, in the order of the language switch."""
    for code in settings.CONTENT_LANGUAGES:
        last = history.latest.get(code)
        if code != history.language and last and last.text:
            yield last


def page_of(commitment: Commitment, register: Page) -> Page | None:
    """Return the live page with the commitment, in the language of the register; or None."""
    last = commitment.history.latest.get(register.locale.language_code)
    if not last or not last.text:
        return None
    pages = Page.objects.live().filter(
        translation_key=commitment.translation_key, locale=register.locale_id, alias_of=None
    )
    return pages.first()
