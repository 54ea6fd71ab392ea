"""Digests of what pages say, by which it is known which translations are older than their source.

The model Edition holds two of each public page: of its own text, and of the Swedish text that it
follows.
"""

import hashlib

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from django.db.models.signals import post_save
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from policy.models import Edition

from .publishing import translation_of

# An address says nothing to a reader.
NOT_TEXT = ("slug",)


def content_digest(page):
    """Return 32 characters that change with every word of `page`, and with nothing else."""
    digest = hashlib.sha256()
    for segment in extract_segments(page):
        if segment.path not in NOT_TEXT:
            digest.update(f"{segment.path}\0{segment_text(segment)}\0".encode())
    return digest.hexdigest()[:32]


def segment_paths(page):
    """Return where `page` has texts: blocks that are translations of each other have one id."""
    return {segment.path for segment in extract_segments(page)}.difference(NOT_TEXT)


def segment_text(segment):
    if isinstance(segment, StringSegmentValue):
        return segment.string.data
    return segment.template if isinstance(segment, TemplateSegmentValue) else ""


def stored_digest(page):
    """Return the digest of the text of a live page; one published before there were any gets it."""
    edition = getattr(page, "edition", None)
    if edition is None:
        edition = Edition.objects.create(page_id=page.pk, text=content_digest(page))
    return edition.text


def older_translations():
    """Return the live pages whose Swedish source has been changed since, newest change first."""
    source = Edition.objects.filter(
        page__translation_key=OuterRef("translation_key"),
        page__locale__language_code=settings.LANGUAGE_CODE,
        page__live=True,
    )
    pages = Page.objects.live().filter(alias_of=None).select_related("locale", "edition")
    others = pages.exclude(locale__language_code=settings.LANGUAGE_CODE)
    compared = others.annotate(
        source_text=Subquery(source.values("text")[:1]),
        source_changed=Subquery(source.values("page__last_published_at")[:1]),
    )
    return (
        compared.exclude(source_text=None)
        .exclude(edition=None)
        .exclude(edition__follows=F("source_text"))
        .order_by("-source_changed")
    )


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
