"""Patches for faults of wagtail-localize 1.14.5.

Two would lose an editor's work; the others would show visitors what nobody has published.
"""

import re
from functools import partial, wraps

import wagtail_localize.models
import wagtail_localize.strings
from bs4.element import PreformattedString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.blocks import URLBlock
from wagtail.models import Page
from wagtail.whitelist import check_url
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.segments import OverridableSegmentValue, ingest
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from policy.checks.editorial import MAX_TEXT

DECLARATION = re.compile(r"<[!?]")
UNFINISHED_TAG = re.compile(r"<(?=[a-zA-Z/])(?![^<>]{0,200}>)")
MAX_TAGS = 300


def patch_wagtail_localize():
    """Replace functions of wagtail-localize; the fault of each is named here."""
    # Its slugs are of Latin letters only: an Arabic page would lose its address.
    wagtail_localize.models.slugify = partial(slugify, allow_unicode=True)
    # A field that a block was given after it had been saved is None, and no text at all.
    extract = StreamFieldSegmentExtractor.handle_block
    StreamFieldSegmentExtractor.handle_block = skip_empty(extract)
    # A page sent to translation once more, as one below another, would be written anew.
    create = TranslationCreator.create_translations
    TranslationCreator.create_translations = skip_existing(create)
    # An alias in the same language is translated by its original.
    SubmitPageTranslationView.get_object = use_original(SubmitPageTranslationView.get_object)
    # An untranslated alias is public, and would be still when it becomes a translation.
    source = wagtail_localize.models.TranslationSource
    source.create_or_update_translation = unpublish_alias(source.create_or_update_translation)
    # What a browser ends earlier than Python does would be elements of any kind on the page.
    validate = wagtail_localize.strings.validate_element
    wagtail_localize.strings.validate_element = refuse_markup(validate)
    # Of tags that never end, Python's parser reads the rest of the text once each.
    string = wagtail_localize.strings.StringValue
    string.from_translated_html = classmethod(
        refuse_unparseable(string.from_translated_html.__func__)
    )
    # The address that a translator gives a link is not looked at.
    organise = ingest.organise_template_segments
    ingest.organise_template_segments = sanitise_addresses(organise)
    writer = ingest.StreamFieldSegmentsWriter
    writer.handle_block = sanitise_address(writer.handle_block)


def skip_empty(extract):
    @wraps(extract)
    def handle_block(self, block_type, block_value, raw_value=None):
        return [] if block_value is None else extract(self, block_type, block_value, raw_value)

    return handle_block


def skip_existing(create):
    @wraps(create)
    def create_translations(self, instance, **options):
        asked = self.target_locales
        if isinstance(instance, Page):
            there = Page.objects.filter(translation_key=instance.translation_key, alias_of=None)
            known = set(there.values_list("locale", flat=True))
            self.target_locales = [locale for locale in asked if locale.pk not in known]
        create(self, instance, **options)
        self.target_locales = asked

    return create_translations


def use_original(get_object):
    @wraps(get_object)
    def original(self):
        page = get_object(self)
        return page.alias_of.specific if page.alias_of_id else page

    return original


def unpublish_alias(create):
    @wraps(create)
    def create_or_update_translation(self, locale, user=None, publish=True, **options):
        if not publish:
            aliases = Page.objects.filter(translation_key=self.object_id, locale=locale)
            aliases.exclude(alias_of=None).update(live=False, has_unpublished_changes=True)
        return create(self, locale, user=user, publish=publish, **options)

    return create_or_update_translation


def refuse_markup(validate):
    @wraps(validate)
    def validate_element(element):
        if isinstance(element, PreformattedString):
            raise ValueError(_("Comments and other markup cannot stand in a text."))
        return validate(element)

    return validate_element


def refuse_unparseable(parse):
    """Let `parse` raise ValueError for a text that is slow to parse, or not parsed to its end."""

    @wraps(parse)
    def from_translated_html(cls, html):
        if len(html) > MAX_TEXT:
            raise ValueError(_("The text is too long."))
        if DECLARATION.search(html):
            raise ValueError(_("Comments and other markup cannot stand in a text."))
        if UNFINISHED_TAG.search(html) or html.count("<") > MAX_TAGS:
            raise ValueError(_("A tag in the text does not end, or there are too many."))
        return parse(cls, html)

    return from_translated_html


def sanitise_addresses(organise):
    @wraps(organise)
    def organise_template_segments(segments):
        for segment in segments:
            if isinstance(segment, OverridableSegmentValue):
                segment.data = check_url(str(segment.data or "")) or ""
        return organise(segments)

    return organise_template_segments


def sanitise_address(write):
    @wraps(write)
    def handle_block(self, block_type, block_value, segments):
        value = write(self, block_type, block_value, segments)
        if isinstance(block_type, URLBlock):
            return check_url(str(value or "")) or block_value
        return value

    return handle_block
