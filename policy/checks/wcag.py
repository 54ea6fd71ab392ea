"""Rules of the Web Content Accessibility Guidelines (WCAG 2.2) that an editor can break."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.utils.translation import gettext as _
from wagtail.models import Page

from .findings import Finding, Location
from .texts import blocks_of, texts_of

FILE_NAME = re.compile(r"\S+\.(avif|gif|heic|jpe?g|png|svg|webp)|(IMG|DSC|PXL)[_\d-]+", re.I)
ADDRESS = re.compile(r"(?:https?://|www\.)\S*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
EMPTY_PHRASES = {
    "läs mer", "läs mera", "läs mer här", "läs vidare", "läs här", "mer", "mera", "mer info",
    "mer information", "klicka här", "klicka", "tryck här", "här", "hit", "länk", "länken",
    "den här länken", "denna länk", "se här", "fortsätt", "read more", "more", "click here",
    "here", "link", "this link",
}  # fmt: skip
HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
# Of the heading above every text of a page; headings in rich text begin one level below it.
PARENT_LEVEL = 2


def check_alt_texts(page: Page) -> Iterator[Finding]:
    """Pictures have a text alternative (1.1.1)."""
    if getattr(page, "picture", None):
        yield from check_alt_text(page.picture_description, ("picture_alt",), decorative=False)
    for where, block in blocks_of(page, "body", "pictures"):
        for number, picture in enumerate(block.value["pictures"]):
            if image := picture["image"]:
                place = (*where, "pictures", number, "image", "alt_text")
                yield from check_alt_text(image.contextual_alt_text, place, image.decorative)


def check_alt_text(alt: str | None, where: Location, decorative: bool) -> Iterator[Finding]:
    alt = (alt or "").strip()
    if not alt and not decorative:
        text = _("Describe the picture for those who cannot see it: what does it show?")
        yield Finding(where, text, True)
    elif FILE_NAME.fullmatch(alt):
        text = _("“%(alt)s” looks like a file name. Describe what the picture shows.")
        yield Finding(where, text % {"alt": alt}, True)


def check_link_texts(page: Page) -> Iterator[Finding]:
    """The text of a link says where it leads (2.4.4)."""
    for text in texts_of(page):
        if text.is_html:
            for link in BeautifulSoup(text.value, "html.parser").find_all("a"):
                address = str(link.get("href") or "")
                yield from check_link_text(link.get_text(), text.where, address)
    for where, block in blocks_of(page, "read_more"):
        yield from check_link_text(block.value.text, (*where, "link_text"))
    for where, block in blocks_of(page, "body", "key_figure"):
        if block.value.get("source_url"):
            yield from check_link_text(block.value.get("source"), (*where, "source"))


def check_link_text(text: str | None, where: Location, address: str = "") -> Iterator[Finding]:
    text = " ".join((text or "").split())
    if not text:
        message = _("A link has no text. Write where it leads%(address)s.")
        yield Finding(where, message % {"address": f" ({address})" if address else ""}, True)
    elif ADDRESS.fullmatch(text):
        message = _("The link's text is an address: %(text)s. Write in words where it leads.")
        yield Finding(where, message % {"text": text}, True)
    elif text.lower().strip(" .!:→»>…") in EMPTY_PHRASES:
        message = _(
            "“%(text)s” does not say where the link leads. Let the link be what one "
            "finds there, for instance “our programme for schools”."
        )
        yield Finding(where, message % {"text": text}, False)


def check_headings(page: Page) -> Iterator[Finding]:
    """Headings show how a text is built (1.3.1 and 2.4.6)."""
    for text in texts_of(page):
        if text.is_html:
            for message in heading_problems(text.value):
                yield Finding(text.where, message, False)


def heading_problems(html: str) -> Iterator[str]:
    level = PARENT_LEVEL
    before = None
    for element in BeautifulSoup(html, "html.parser").find_all(True, recursive=False):
        words = " ".join(element.get_text().split())
        if element.name not in HEADING_LEVELS:
            if words and is_bold(element, words):
                yield _(
                    "“%(words)s” looks like a heading. Make it one: then screen readers "
                    "find it too."
                ) % {"words": words}
            before = None if words else before
            continue
        if not words:
            yield _("A heading is empty. Take it away.")
            continue
        if HEADING_LEVELS[element.name] > level + 1:
            yield _("The heading “%(words)s” skips a level.") % {"words": words}
        if before and HEADING_LEVELS[element.name] <= level:
            yield _("No text stands between the headings “%(before)s” and “%(words)s”.") % {
                "before": before,
                "words": words,
            }
        level, before = HEADING_LEVELS[element.name], words


def is_bold(element: Tag, words: str) -> bool:
    """Whether `element` is a paragraph that is bold as a whole and no sentence."""
    bold = element.find(["b", "strong"])
    whole = bold and " ".join(bold.get_text().split()) == words
    return element.name == "p" and bool(whole) and not words.endswith((".", "!", "?"))
