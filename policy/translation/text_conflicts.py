"""Edit conflicts of translators: no text is saved over a newer one that they have not seen."""

import hashlib
from datetime import datetime

from django.http import JsonResponse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
)

from policy.editing.conflicts import editor_name

OPENED_KEY, SHOWN_KEY = "translations-opened", "translations-shown"


def record_opening(request, translation):
    """Record in the session when the user opened the texts of a translation."""
    request.session[OPENED_KEY] = {
        **request.session.get(OPENED_KEY, {}),
        str(translation.pk): timezone.now().isoformat(),
    }


def newer_text(request, translation, string_segment_id=None, overridable_segment_id=None):
    """Return the row that somebody else has saved since the user opened the page, or None.

    None, too, where the user has been shown it since (see conflict_response).
    """
    opened = request.session.get(OPENED_KEY, {}).get(str(translation.pk))
    now = opened and saved_row(translation, string_segment_id, overridable_segment_id)
    if not now or now.last_translated_by_id == request.user.pk:
        return None
    is_new = now.updated_at > datetime.fromisoformat(opened)
    was_shown = request.session.get(SHOWN_KEY, {}).get(row_key(now)) == row_digest(now)
    return now if is_new and not was_shown else None


def saved_row(translation, string_segment_id=None, overridable_segment_id=None):
    """Return the text or the override that is saved for one place, None where there is none."""
    here = {"locale_id": translation.target_locale_id}
    if string_segment_id:
        segment = StringSegment.objects.filter(pk=string_segment_id).first()
        here["translation_of_id"] = segment and segment.string_id
        texts = StringTranslation.objects
    else:
        segment = OverridableSegment.objects.filter(pk=overridable_segment_id).first()
        texts = SegmentOverride.objects
    return segment and texts.filter(context_id=segment.context_id, **here).first()


def conflict_response(request, now, mine):
    """Return a response with both texts, and record that the user has seen `now`."""
    request.session[SHOWN_KEY] = {
        **request.session.get(SHOWN_KEY, {}),
        row_key(now): row_digest(now),
    }
    return JsonResponse(
        {"error": conflict_message(now), "data": mine, "theirs": now.data}, status=409
    )


def conflict_message(now):
    return _(
        "%(name)s has saved “%(theirs)s” here since you opened the page. Yours is not saved: open "
        "it again and save if it should hold."
    ) % {"name": editor_name(now.last_translated_by), "theirs": Truncator(str(now.data)).chars(300)}


def row_key(now):
    return f"{type(now).__name__}-{now.pk}"


def row_digest(now):
    return hashlib.sha256(str(now.data).encode()).hexdigest()[:16]
