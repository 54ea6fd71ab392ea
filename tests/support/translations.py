"""What translators do to a page, and what visitors and editors then see."""

from wagtail_localize.models import StringSegment, StringTranslation, Translation

OLDER = {"en": "The Swedish page has been changed", "sv-simple": "Den här sidan är äldre"}


def change(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def text_at(client, path):
    return client.get(path).content.decode()


def translate_all(translation):
    """Translate every text that is not, as a translator would."""
    source = translation.source
    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": "en-text", "translation_type": "manual"},
        )


def write(page, path, text):
    """Change one text of the translation `page`, as a translator does."""
    segment = StringSegment.objects.get(source=managed(page).source, context__path=path)
    StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=page.locale
    ).update(data=text)


def draft_of(page):
    """Save what has been translated as a draft of `page`, as handing it in does."""
    source = managed(page).source
    return source.get_ephemeral_translated_instance(page.locale, fallback=True).save_revision()


def managed(page):
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale_id
    )
