"""What a reviewer sends back or publishes are the texts of the translation that they have read."""

import hashlib
import json
from contextlib import contextmanager

from wagtail_localize.models import SegmentOverride, StringTranslation

READ = "translations-read"


def note_what_is_read(request, translation):
    """Remember, in the reader's session, the texts that the editor of the translation shows."""
    request.session[READ] = {
        **request.session.get(READ, {}),
        str(translation.pk): digest_of_texts(translation),
    }


def has_changed_since_read(request, translation):
    """Whether the texts are others than the reader saw last; no, where nothing was seen."""
    read = request.session.get(READ, {}).get(str(translation.pk))
    return read is not None and read != digest_of_texts(translation)


@contextmanager
def keeping_what_is_read(request, translation):
    """What the reader writes here, who had read the rest, they have read too."""
    knows = str(translation.pk) in request.session.get(READ, {})
    knows = knows and not has_changed_since_read(request, translation)
    yield
    if knows:
        note_what_is_read(request, translation)


def digest_of_texts(translation):
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
