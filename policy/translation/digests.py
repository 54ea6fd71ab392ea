"""The translatable text of a page as one short digest."""

import hashlib

from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

# An address says nothing to a reader.
NOT_TEXT = ("slug",)


def digest_of(page):
    """Return 32 characters that change with every word of `page`, and with nothing else."""
    digest = hashlib.sha256()
    for segment in extract_segments(page):
        if segment.path not in NOT_TEXT:
            digest.update(f"{segment.path}\0{words_of(segment)}\0".encode())
    return digest.hexdigest()[:32]


def places_of(page):
    """Return where `page` has texts: blocks that are translations of each other have one id."""
    return {segment.path for segment in extract_segments(page)}.difference(NOT_TEXT)


def words_of(segment):
    if isinstance(segment, StringSegmentValue):
        return segment.string.data
    return segment.template if isinstance(segment, TemplateSegmentValue) else ""
