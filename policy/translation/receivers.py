"""Signals by which a publish reaches the translations of a page."""

from django.conf import settings
from django.db.models.signals import post_save
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published
from wagtail_localize.models import Translation, TranslationSource

from policy.models import Edition

from .digests import content_digest, segment_paths, stored_digest
from .publishing import translation_of


def connect():
    for model in get_page_models():
        if model is not Page:
            post_save.connect(store_digests, sender=model)
    page_published.connect(refresh_source)
    post_save.connect(disable_easy_language, sender=Translation)


def store_digests(sender, instance, raw=False, update_fields=None, **kwargs):
    """Store the digest of a live page, and of the Swedish text that it follows.

    Runs inside the transaction in which the page is saved, so that translations are marked as
    older by the same commit that makes them so.
    """
    if raw or update_fields is not None or not instance.live:
        return
    defaults = {"text": content_digest(instance)}
    if instance.locale.language_code != settings.LANGUAGE_CODE and not instance.alias_of_id:
        followed = followed_digest(instance)
        defaults |= {} if followed is None else {"follows": followed}
    Edition.objects.update_or_create(page_id=instance.pk, defaults=defaults)


def followed_digest(page):
    """Return the digest of the Swedish text that the translation `page` says, or None: no change.

    Text by text (wagtail-localize), it follows the source when every text has been translated and
    it says no more: a draft may be from before a text was taken away.
    Where an editor writes the page freely, publishing it says that it follows the Swedish page.
    """
    if translation := translation_of(page):
        total, done = translation.get_progress()
        source = translation.source.as_instance()
        follows = total == done and segment_paths(page) == segment_paths(source)
        return content_digest(source) if follows else None
    sources = Page.objects.live().filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    source = sources.specific().first()
    return stored_digest(source) if source else ""


def refresh_source(sender, instance, **kwargs):
    """Let translators see at once what a publish changed in the source."""
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if source:
        source.update_from_db()


def disable_easy_language(sender, instance, raw=False, **kwargs):
    """Easy Swedish is not translated text by text: the page is written freely, in its own form."""
    is_easy = instance.target_locale.language_code == settings.EASY_LANGUAGE
    if instance.enabled and is_easy and not raw:
        Translation.objects.filter(pk=instance.pk).update(enabled=False)
