"""The promises that a search has found, each with where in it the words were found."""

from django.conf import settings
from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from policy.models.commitments import Commitment, CommitmentRelation, CommitmentUpdate
from policy.register.public.overview import localise_areas
from policy.search.query import count_matches, highlight, pattern

MAX_PASSAGES = 3  # of each promise
MAX_EXCERPT = 220  # characters
BEFORE_THE_HIT = 80  # characters


def promise_results(keys, terms, navigation):
    """Return the results in the order of `keys`, read in a number of queries that never grows."""
    if not keys:
        return []
    relations = CommitmentRelation.objects.standing().select_related("later")
    commitments = (
        Commitment.objects.for_reading()
        .with_latest_update()
        .prefetch_related(
            Prefetch("updates", CommitmentUpdate.objects.in_language()),
            "updates__evidence__document",
            Prefetch("became", relations.prefetch_related("later__wordings")),
        )
    )
    found = commitments.in_bulk(keys)
    results = [result_of(found[key], terms) for key in keys if key in found]
    localise_areas([one["commitment"].area for one in results], navigation.root.locale_id)
    return results


def result_of(commitment, terms):
    passages = [one for one in passages_of(commitment) if count_matches(one["text"], terms)]
    for one in passages:
        one["html"] = highlight(excerpt(one["text"], terms), terms)
    return {
        "commitment": commitment,
        "label": label_of(commitment),
        "title": highlight(commitment.statement, terms),
        "passages": passages[:MAX_PASSAGES],
    }


def label_of(commitment):
    """Return what the promise is today, in a few words."""
    if not commitment.withdrawn_since:
        is_followed_up = not commitment.history.unfollowed
        return _("Commitment") if is_followed_up else _("Commitment, no longer followed up")
    goes_on = any(one.is_still_promised for one in commitment.became.all())
    return _("Commitment, followed up in another place") if goes_on else _("Withdrawn commitment")


def passages_of(commitment):
    """Yield what is said of a promise beside its words of today, the newest first."""
    for update in commitment.updates.all():
        day = date_format(update.date)
        told = [(_("Update %(day)s:") % {"day": day}, update.text, update.language)]
        told += [
            (_("Evidence:"), one.title, settings.LANGUAGE_CODE) for one in update.evidence.all()
        ]
        for kind, text, language in told:
            yield {
                "kind": kind,
                "text": text,
                "language": language,
                "anchor": f"uppdatering-{update.pk}",
            }
    history = commitment.history
    for wording in reversed(history.read):
        if wording is not history.shown:
            yield {
                "kind": _("Earlier words:") if wording.text else _("Reason:"),
                "text": wording.statement if wording.text else wording.note,
                "language": wording.language,
                "anchor": f"ordalydelse-{wording.pk}",
            }


def excerpt(text, terms):
    """Return a part of a long text around the first of `terms` in it."""
    hit = pattern(terms).search(text)
    if len(text) <= MAX_EXCERPT or hit is None:
        return text
    start = max(0, hit.start() - BEFORE_THE_HIT)
    if start:
        start = text.find(" ", start, hit.start()) + 1 or start
    end = start + MAX_EXCERPT
    end = len(text) if end >= len(text) else max(text.rfind(" ", hit.end(), end), hit.end())
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
