"""A translator saves no text over one that somebody else has saved since the page was opened."""

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

OPENED, SHOWN = "translations-opened", "translations-shown"


def note_opening(request, translation):
    request.session[OPENED] = {
        **request.session.get(OPENED, {}),
        str(translation.pk): timezone.now().isoformat(),
    }


def newer_text(request, translation, string_segment_id=None, overridable_segment_id=None):
    """Return what somebody else has saved here since the reader opened the page, or None.

    What the reader has been shown since (see refuse) is theirs to save over.
    """
    opened = request.session.get(OPENED, {}).get(str(translation.pk))
    now = opened and saved(translation, string_segment_id, overridable_segment_id)
    if not now or now.last_translated_by_id == request.user.pk:
        return None
    is_new = now.updated_at > datetime.fromisoformat(opened)
    was_shown = request.session.get(SHOWN, {}).get(place_of(now)) == digest_of(now)
    return now if is_new and not was_shown else None


def saved(translation, string_segment_id=None, overridable_segment_id=None):
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


def refuse(request, now, mine):
    """Answer with both texts, and remember that the reader has seen `now`."""
    request.session[SHOWN] = {**request.session.get(SHOWN, {}), place_of(now): digest_of(now)}
    return JsonResponse({"error": both(now), "data": mine, "theirs": now.data}, status=409)


def both(now):
    return _(
        "%(name)s has saved “%(theirs)s” here since you opened the page. Yours is not saved: open "
        "it again and save if it should hold."
    ) % {"name": name_of(now.last_translated_by), "theirs": Truncator(str(now.data)).chars(300)}


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else _("Somebody else")


def place_of(now):
    return f"{type(now).__name__}-{now.pk}"


def digest_of(now):
    return hashlib.sha256(str(now.data).encode()).hexdigest()[:16]
