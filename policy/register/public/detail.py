"""What the page of one commitment shows."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from policy.models.commitments import (
    Commitment,
    CommitmentRelation,
    CommitmentUpdate,
    CommitmentWording,
)
from policy.models.commitments.history import WordingHistory

from .overview import localise_areas
from .source import source_of


def detail(commitment: Commitment, register: Page) -> dict[str, object]:
    """Return what is known of a Commitment loaded with_latest_update(), the newest first."""
    history = commitment.history
    became, came_from = relations_of(commitment)
    moves = list(commitment.moves.select_related("from_area").order_by("-pk"))
    others = [one.later for one in became] + [one.earlier for one in came_from]
    areas = [commitment.area, *(one.area for one in others), *(one.from_area for one in moves)]
    localise_areas(areas, register.locale_id)
    updates = updates_of(commitment)
    goal, *former_goals = [*commitment.goals.all()] or [None]
    area, status = commitment.area, commitment.shown_status
    return {
        "description": f"{area.title} {area.term}. {status.label}: {status.definition}",
        "history": history,
        "updates": updates,
        "outdated": outdated_of(commitment, updates),
        "wordings": wordings_told(history.read, became),
        "other_languages": list(wordings_elsewhere(history)),
        "is_older": history.language in history.older_languages,
        "became": became,
        "came_from": came_from,
        "goes_on": any(one.is_still_promised for one in became),
        "moves": moves,
        "goal": goal,
        "former_goals": former_goals,
        "place": page_of(commitment, register),
        "source": source_of(commitment),
    }


def relations_of(
    commitment: Commitment,
) -> tuple[list[CommitmentRelation], list[CommitmentRelation]]:
    """Return the standing relations to later commitments and to earlier ones, as two lists."""
    rows = CommitmentRelation.objects.standing().order_by("kind", "pk")
    later = rows.filter(earlier=commitment).select_related("later__area")
    earlier = rows.filter(later=commitment).select_related("earlier__area")
    return (
        list(later.prefetch_related("later__wordings")),
        list(earlier.prefetch_related("earlier__wordings")),
    )


def updates_of(commitment: Commitment) -> list[CommitmentUpdate]:
    """Return the updates, each with `judged`: the words that it judged where they were others."""
    today = commitment.history.current
    updates = commitment.updates.in_language().select_related("corrects", "wording")
    found = list(updates.prefetch_related("corrections", "evidence__document"))
    for update in found:
        words = update.wording
        is_of_today = words is None or today is None or words.statement == today.statement
        update.judged = None if is_of_today else words
    return found


def outdated_of(commitment: Commitment, updates: list[CommitmentUpdate]) -> CommitmentUpdate | None:
    """Return the last update of former words where none has judged those of today, or None.

    Its `change` is the wording since which its status no longer holds.
    """
    former = commitment.outdated_update
    found = next((one for one in updates if former and one.pk == former.pk), None)
    if found:
        found.change = commitment.history.change_after(found.wording_id)
    return found


def wordings_told(
    wordings: list[CommitmentWording], became: list[CommitmentRelation]
) -> list[CommitmentWording]:
    """Return wordings of one language, newest first, each with `told`: what it was, in words."""
    before = ""
    goes_on = any(one.kind in CommitmentRelation.STILL_PROMISED for one in became)
    for one in wordings:
        if not one.text and goes_on and one is wordings[-1]:
            one.told = _("The point is no longer on the page by itself: the promise goes on.")
        elif not one.text:
            one.told = one.get_reason_display()
        elif one.statement == before:
            one.told = _("The promise stands there again.")
        else:
            one.told = one.get_change_display()
        before = one.statement or before
    return wordings[::-1]


def wordings_elsewhere(history: WordingHistory) -> Iterator[CommitmentWording]:
    """Yield each other language with its present words, in the order of the language switch."""
    for code in settings.CONTENT_LANGUAGES:
        last = history.latest.get(code)
        if code != history.language and last and last.text:
            last.is_older = code in history.older_languages
            yield last


def page_of(commitment: Commitment, register: Page) -> Page | None:
    """Return the live page with the commitment, in the language of the register; or None."""
    last = commitment.history.latest.get(register.locale.language_code)
    if not last or not last.is_promised:
        return None
    pages = Page.objects.live().filter(
        translation_key=commitment.translation_key, locale=register.locale_id, alias_of=None
    )
    return pages.first()
