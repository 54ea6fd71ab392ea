"""What the page of one commitment shows."""

from django.conf import settings
from wagtail.models import Page

from .reading import in_order


def detail(commitment, register):
    """Return the updates, newest first, the wordings and where the commitment stands today."""
    updates = commitment.updates.select_related("corrects").prefetch_related("corrections")
    wordings = commitment.history.wordings
    in_order([commitment.area], register.locale_id)
    area = commitment.area
    return {
        "description": f"{commitment.status.label} – {area.title} {area.term}",
        "updates": list(updates),
        "wordings": list(reversed(commitment.history.read)),
        "other_languages": other_languages(wordings, commitment.history.language),
        "place": place_of(commitment, register),
    }


def other_languages(wordings, language):
    """Yield each other language with its present words, in the order of the language switch."""
    latest = {one.language: one for one in sorted(wordings, key=lambda one: one.pk)}
    for code in settings.CONTENT_LANGUAGES:
        if code != language and code in latest and latest[code].text:
            yield latest[code]


def place_of(commitment, register):
    """The public page that makes the promise, in the language of the register; or None."""
    language = register.locale.language_code
    said = [one for one in commitment.history.wordings if one.language == language]
    if not said or not max(said, key=lambda one: one.pk).text:
        return None
    pages = Page.objects.live().filter(
        translation_key=commitment.translation_key, locale=register.locale_id, alias_of=None
    )
    return pages.first()
