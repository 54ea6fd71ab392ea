"""Rules about what is written: how much, what is missing, and what was to be replaced."""

import re
from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from .findings import Finding
from .readability import thresholds_of
from .texts import blocks_of, texts_of

# Each save and each opening of a form reads all of a page. In characters: of a text as it is
# read, of one with its links and formatting, of a whole page.
MAX_TEXT = 20_000
MAX_MARKUP = 100_000
MAX_PAGE = 200_000
MAX_POINTS = 500

PRIVATE_PICTURE = gettext_lazy(
    "The picture lies in a collection that is not for everyone, so visitors do not see it. Choose "
    "another one, or move it to another collection."
)
PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\bdolor sit amet\b|\bskriv (?:\w+ )?här\b(?=\W*$)|\bx{3,}\b|\?{3,}"
    r"|\b(?:platshållare|exempeltext|dummytext|blindtext)\b|\btext (?:här|kommer|saknas)\b(?=\W*$)"
    r"|\bfyll i (?:här|senare|sedan)\b(?=\W*$)|\bwrite (?:\w+ )?here\b(?=\W*$)|\byour text here\b"
    r"|\b(?-i:TODO|TBD)\b",
    re.IGNORECASE,
)
# Where only punctuation follows, and a gap there.
AFTER_THE_LAST_WORD = re.compile(r"(?<!\W)\W*+\Z")
GAP = re.compile(r"\[\s*(?:\.{3}|…)\s*\]")


def check_length(page: Page) -> Iterator[Finding]:
    """Refuse texts that are too long, in drafts too."""
    total = points = 0
    for text in texts_of(page):
        length = sum(map(len, text.lines)) if text.is_html else len(text.value)
        total += length
        points += "points" in text.where
        if length > MAX_TEXT:
            message = _(
                "The text has %(length)s characters; there is room for %(most)s here. "
                "Divide it between several blocks or pages."
            )
            yield Finding(text.where, message % formatted(length, MAX_TEXT), True)
        elif len(text.value) > MAX_MARKUP:
            message = _(
                "The text with its links and formatting has %(length)s characters; there is "
                "room for %(most)s here. Divide it between several blocks."
            )
            yield Finding(text.where, message % formatted(len(text.value), MAX_MARKUP), True)
    if total > MAX_PAGE:
        message = _(
            "The page has %(length)s characters in all; there is room for %(most)s. "
            "Move a part to a page of its own."
        )
        yield Finding(("body",), message % formatted(total, MAX_PAGE), True)
    if points > MAX_POINTS:
        message = _(
            "The page has %(length)s points; there is room for %(most)s. "
            "Move some to a page of their own."
        )
        yield Finding(("body",), message % formatted(points, MAX_POINTS), True)


def formatted(length: int, most: int) -> dict[str, str]:
    return {
        "length": number_format(length, force_grouping=True),
        "most": number_format(most, force_grouping=True),
    }


def check_lead(page: Page) -> Iterator[Finding]:
    """Require a lead of an area and advise it elsewhere: lists and search engines show it."""
    if not hasattr(page, "lead") or page.lead.strip():
        return
    if page._meta.model_name == "policyareapage":
        text = _("Write a lead: one or two sentences that say what the area is about.")
        yield Finding(("lead",), text, True)
    else:
        text = _("A lead of one or two sentences tells readers whether the page is for them.")
        yield Finding(("lead",), text, False)


def check_commitments(page: Page) -> Iterator[Finding]:
    """Keep a commitment short enough to be remembered and followed up."""
    limit = thresholds_of(page).bullet_characters
    for text in texts_of(page):
        if "points" in text.where and len(text.value) > limit:
            message = _(
                "The point has %(length)s characters; at most %(limit)s are read. "
                "Shorten it, or make it two."
            )
            yield Finding(text.where, message % {"length": len(text.value), "limit": limit}, True)


def check_placeholders(page: Page) -> Iterator[Finding]:
    """Refuse placeholder text: lorem ipsum, "skriv här", xxx."""
    for text in texts_of(page):
        for words in text.lines:
            if found := PLACEHOLDER.search(words) or gap_at_the_end(words):
                message = _(
                    "“%(words)s” looks like something that was to be replaced. Write or "
                    "take away what stands there."
                )
                yield Finding(text.where, message % {"words": found[0]}, True)
                break


def gap_at_the_end(words: str) -> re.Match[str] | None:
    """Return the match of a GAP that no word follows, or None."""
    end = AFTER_THE_LAST_WORD.search(words)
    return GAP.search(end[0]) if end else None


def check_private_pictures(page: Page) -> Iterator[Finding]:
    """Refuse pictures of a collection with restricted access."""
    picture = getattr(page, "picture", None)
    if picture and picture.is_private:
        yield Finding(("picture",), PRIVATE_PICTURE, True)
    for where, block in blocks_of(page, "body", "pictures"):
        for number, item in enumerate(block.value["pictures"]):
            if item["image"] and item["image"].is_private:
                yield Finding((*where, "pictures", number, "image"), PRIVATE_PICTURE, True)
