"""What the page of one commitment shows."""

from itertools import groupby

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
    """Yield each other language with its present words, for readers of that language."""
    in_order = sorted(wordings, key=lambda one: (one.language, one.pk))
    for code, rows in groupby(in_order, key=lambda one: one.language):
        last = list(rows)[-1]
        if code != language and last.text:
            yield last


def place_of(commitment, register):
    """The public page that makes the promise, in the language of the register; or None."""
    if commitment.withdrawn_since:
        return None
    pages = Page.objects.live().filter(
        translation_key=commitment.translation_key, locale=register.locale_id, alias_of=None
    )
    return pages.first()
