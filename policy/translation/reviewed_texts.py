"""A reviewer sends back or publishes only the texts of a translation that they have read."""

import hashlib
import json
from contextlib import contextmanager

from wagtail_localize.models import SegmentOverride, StringTranslation

READ_KEY = "translations-read"


def record_reading(request, translation):
    """Remember, in the reader's session, the texts that the editor of the translation shows."""
    request.session[READ_KEY] = {
        **request.session.get(READ_KEY, {}),
        str(translation.pk): texts_digest(translation),
    }


def has_changed_since_read(request, translation):
    """Whether the texts have changed since the user opened them, False if they never did."""
    read = request.session.get(READ_KEY, {}).get(str(translation.pk))
    return read is not None and read != texts_digest(translation)


@contextmanager
def keep_reading_current(request, translation):
    """Count what the user writes here as read, where they had read the rest."""
    knows = str(translation.pk) in request.session.get(READ_KEY, {})
    knows = knows and not has_changed_since_read(request, translation)
    yield
    if knows:
        record_reading(request, translation)


def texts_digest(translation):
    of_page = {
        "context__object_id": translation.source.object_id,
        "locale": translation.target_locale_id,
    }
    texts = StringTranslation.objects.filter(**of_page).order_by("pk").values_list("pk", "data")
    others = SegmentOverride.objects.filter(**of_page).order_by("pk")
    said = [
        list(texts),
        list(others.values_list("pk", "data_json")),
        [*translation.source.stringsegment_set.order_by("pk").values_list("string_id", flat=True)],
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
