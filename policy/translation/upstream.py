"""Two faults of wagtail-localize 1.14.5 that would take an editor's work away, mended here."""

from functools import partial, wraps

import wagtail_localize.models
from django.utils.text import slugify
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor


def mend():
    # Its slugs are of Latin letters only: an Arabic page would lose its address.
    wagtail_localize.models.slugify = partial(slugify, allow_unicode=True)
    # A field that a block was given after it had been saved is None, and no text at all.
    extract = StreamFieldSegmentExtractor.handle_block
    StreamFieldSegmentExtractor.handle_block = without_empty(extract)


def without_empty(extract):
    @wraps(extract)
    def handle_block(self, block_type, block_value, raw_value=None):
        return [] if block_value is None else extract(self, block_type, block_value, raw_value)

    return handle_block
