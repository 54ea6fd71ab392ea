"""Everything that an editor has written on a page, each text with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page

from policy.pages.passages import plain

from .findings import Location

HEADING = re.compile(r"<h\d\b(?:[^<]|<(?!/?h\d))*+</h\d>")


class Text(NamedTuple):
    """`value` is rich text where `is_html`; `is_prose`: sentences of our own to be read through."""

    where: Location
    value: str
    is_html: bool = False
    is_prose: bool = False

    @property
    def lines(self) -> list[str]:
        """The plain text, a string for each paragraph, heading or point of a list."""
        return plain(self.value) if self.is_html else [self.value]

    @property
    def paragraphs(self) -> list[str]:
        """Its lines without headings."""
        return plain(HEADING.sub("", self.value)) if self.is_html else [self.value]


def texts_of(page: Page) -> Iterator[Text]:
    """Yield every Text of `page` that is not empty, in the order of the editor."""
    return (text for text in all_texts(page) if text.value.strip())


def all_texts(page: Page) -> Iterator[Text]:
    for name in ("title", "slogan"):
        yield Text((name,), getattr(page, name, ""))
    yield Text(("lead",), getattr(page, "lead", ""), is_prose=True)
    yield Text(("introduction",), getattr(page, "introduction", ""), is_html=True, is_prose=True)
    yield Text(("picture_alt",), getattr(page, "picture_alt", ""))
    for where, block in blocks_of(page, "body"):
        if block.block_type == "text":
            yield Text(where, block.value.source, is_html=True, is_prose=True)
        elif block.block_type in BLOCKS:
            yield from BLOCKS[block.block_type](where, block.value)
    for where, block in blocks_of(page, "read_more"):
        yield Text((*where, "link_text"), block.value.get("link_text") or "")
    yield Text(("search_description",), page.search_description)


def blocks_of(
    page: Page, field: str, block_type: str | None = None
) -> Iterator[tuple[Location, StreamValue.StreamChild]]:
    """Yield the blocks of a field with their places: all, or those of one type.

    A page without the field has none.
    """
    for number, block in enumerate(getattr(page, field, [])):
        if block_type in (None, block.block_type):
            yield (field, number), block


def texts_of_commitments(where: Location, value: StructValue) -> Iterator[Text]:
    yield Text((*where, "heading"), value.get("heading") or "")
    for number, point in enumerate(value["points"]):
        yield Text((*where, "points", number), point or "", is_prose=True)


def texts_of_pictures(where: Location, value: StructValue) -> Iterator[Text]:
    for number, picture in enumerate(value["pictures"]):
        place = (*where, "pictures", number)
        if picture["image"]:
            alt = picture["image"].contextual_alt_text or ""
            yield Text((*place, "image", "alt_text"), alt)
        yield Text((*place, "caption"), picture.get("caption") or "")


def texts_of_key_figure(where: Location, value: StructValue) -> Iterator[Text]:
    for name in ("number", "unit", "source"):
        yield Text((*where, name), value.get(name) or "")
    yield Text((*where, "explanation"), value.get("explanation") or "", is_prose=True)


def texts_of_quote(where: Location, value: StructValue) -> Iterator[Text]:
    for name in ("text", "name", "role"):
        yield Text((*where, name), value.get(name) or "")


def texts_of_table(where: Location, value: StructValue) -> Iterator[Text]:
    table = value["table"]
    headings = [column["heading"] for column in table.columns]
    cells = [cell for row in table.row_data for cell in row["values"]]
    for text in (table.caption, *headings, *cells):
        yield Text((*where, "table"), text or "")


BLOCKS = {
    "commitments": texts_of_commitments,
    "pictures": texts_of_pictures,
    "key_figure": texts_of_key_figure,
    "quote": texts_of_quote,
    "table": texts_of_table,
}
