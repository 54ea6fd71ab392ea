"""Everything that an editor has written on a page, each text with its place."""

import re
from typing import NamedTuple

from policy.pages.passages import plain

HEADING = re.compile(r"<h\d\b(?:[^<]|<(?!/?h\d))*+</h\d>")


class Text(NamedTuple):
    """`value` is rich text where `is_html`; `is_prose`: sentences of our own to be read through."""

    where: tuple
    value: str
    is_html: bool = False
    is_prose: bool = False

    @property
    def lines(self):
        """The plain text, a string for each paragraph, heading or point of a list."""
        return plain(self.value) if self.is_html else [self.value]

    @property
    def paragraphs(self):
        """Its lines without headings."""
        return plain(HEADING.sub("", self.value)) if self.is_html else [self.value]


def texts_of(page):
    """Yield every Text of `page` that is not empty, in the order of the editor."""
    return (text for text in all_texts(page) if text.value.strip())


def all_texts(page):
    for name in ("title", "slogan"):
        yield Text((name,), getattr(page, name, ""))
    yield Text(("lead",), getattr(page, "lead", ""), is_prose=True)
    yield Text(("introduction",), getattr(page, "introduction", ""), is_html=True, is_prose=True)
    yield Text(("picture_alt",), getattr(page, "picture_alt", ""))
    for number, block in enumerate(getattr(page, "body", [])):
        yield from BLOCKS.get(block.block_type, nothing)(("body", number), block.value)
    for number, block in enumerate(getattr(page, "read_more", [])):
        yield Text(("read_more", number, "link_text"), block.value.get("link_text") or "")
    yield Text(("search_description",), page.search_description)


def nothing(where, value):
    return ()


def of_text(where, value):
    yield Text(where, value.source, is_html=True, is_prose=True)


def of_commitments(where, value):
    yield Text((*where, "heading"), value.get("heading") or "")
    for number, point in enumerate(value["points"]):
        yield Text((*where, "points", number), point or "", is_prose=True)


def of_pictures(where, value):
    for number, picture in enumerate(value["pictures"]):
        place = (*where, "pictures", number)
        if picture["image"]:
            alt = picture["image"].contextual_alt_text or ""
            yield Text((*place, "image", "alt_text"), alt)
        yield Text((*place, "caption"), picture.get("caption") or "")


def of_key_figure(where, value):
    for name in ("number", "unit", "source"):
        yield Text((*where, name), value.get(name) or "")
    yield Text((*where, "explanation"), value.get("explanation") or "", is_prose=True)


def of_quote(where, value):
    for name in ("text", "name", "role"):
        yield Text((*where, name), value.get(name) or "")


BLOCKS = {
    "text": of_text,
    "commitments": of_commitments,
    "pictures": of_pictures,
    "key_figure": of_key_figure,
    "quote": of_quote,
}
