"""What a publish says to the translations: signals of Wagtail and of wagtail-localize."""

from django.conf import settings
from django.db.models.signals import post_save
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published
from wagtail_localize.models import Translation, TranslationSource

from policy.models import Edition

from .digests import digest_of, places_of
from .publishing import translation_of


def connect():
    for model in get_page_models():
        if model is not Page:
            post_save.connect(note_edition, sender=model)
    page_published.connect(refresh_source)
    post_save.connect(write_easy_language_freely, sender=Translation)


def note_edition(sender, instance, raw=False, update_fields=None, **kwargs):
    """Note what the public text of a page is now, and which Swedish text it follows.

    Runs inside the transaction in which the page is saved, so that translations are marked as
    older by the same commit that makes them so.
    """
    if raw or update_fields is not None or not instance.live:
        return
    defaults = {"text": digest_of(instance)}
    if instance.locale.language_code != settings.LANGUAGE_CODE and not instance.alias_of_id:
        followed = text_followed_by(instance)
        defaults |= {} if followed is None else {"follows": followed}
    Edition.objects.update_or_create(page_id=instance.pk, defaults=defaults)


def text_followed_by(page):
    """Return the digest of the Swedish text that the translation `page` says, or None: no change.

    Text by text (wagtail-localize), it follows the source when every text has been translated and
    it says no more: a draft may be from before a text was taken away.
    Where an editor writes the page freely, publishing it says that it follows the Swedish page.
    """
    if managed := translation_of(page):
        total, done = managed.get_progress()
        source = managed.source.as_instance()
        follows = total == done and places_of(page) == places_of(source)
        return digest_of(source) if follows else None
    sources = Page.objects.live().filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    source = sources.specific().first()
    return edition_of(source).text if source else ""


def edition_of(page):
    """Return the Edition of a page; of one published before there were any, it is made now."""
    return getattr(page, "edition", None) or Edition.objects.create(
        page_id=page.pk, text=digest_of(page)
    )


def refresh_source(sender, instance, **kwargs):
    """Let translators see at once what a publish changed in the source."""
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if source:
        source.update_from_db()


def write_easy_language_freely(sender, instance, raw=False, **kwargs):
    """Easy Swedish is no translation text by text: the page is written anew, in its own editor."""
    is_easy = instance.target_locale.language_code == settings.EASY_LANGUAGE
    if instance.enabled and is_easy and not raw:
        Translation.objects.filter(pk=instance.pk).update(enabled=False)
