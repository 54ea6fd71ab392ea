"""The starter site's translations as if a translator had written them text by text."""

from collections import defaultdict

from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def hand_to_translators(source, translation, by_text):
    """Let translators see `source` and its `translation` side by side in the admin.

    Both are pages or snippets of the same shape. Without `by_text` the translation is written
    freely in the usual editor.
    """
    origin, _created = TranslationSource.get_or_create_from_instance(source)
    Translation.objects.create(
        source=origin,
        target_locale=translation.locale,
        enabled=by_text,
        translations_last_updated_at=timezone.now(),
    )
    if not by_text:
        return
    said = defaultdict(list)
    for segment in extract_segments(translation):
        if isinstance(segment, StringSegmentValue):
            said[segment.path].append(segment.string.data)
    asked = StringSegment.objects.filter(source=origin).select_related("context").order_by("order")
    texts = [(one, said[one.context.path].pop(0)) for one in asked if said[one.context.path]]
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=one.string_id,
                context_id=one.context_id,
                locale=translation.locale,
                data=data,
                updated_at=timezone.now(),
            )
            for one, data in texts
        ],
        ignore_conflicts=True,
    )
