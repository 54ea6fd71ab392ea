"""Digests of what pages say, by which it is known which translations are older than their source.

The model Edition holds two of each public page: of its own text, and of the Swedish text that it
follows.
"""

import hashlib

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from policy.models import Edition

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
