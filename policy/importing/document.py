"""What is read out of a document: its paragraphs, whatever format it had."""

from dataclasses import asdict, dataclass
from typing import Any

from .sentences import SENTENCES


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it stands in the document.

    `kind` is heading, item (of a list), text or table. `html` has inline markup only (b, i, and a
    with an address of https, http, mailto or tel) and is safe to show; `text` is the same without
    markup, and without the mark of a list. `level` is 1–6 of a heading, and the nesting of an item
    from 0. `page` is that of the document, where it is known. `cells` are the rows of a table as
    plain text, the first one of headings if `has_header`. `style` is what the document itself says
    it is, where that tells something: title, contents, quote, note (of what stands above), small.
    """

    kind: str
    html: str
    text: str
    level: int = 0
    page: int | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    has_header: bool = False
    style: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes, in types of JSON."""
        return asdict(self) | {"cells": [list(row) for row in self.cells]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Paragraph":
        return cls(**data | {"cells": tuple(tuple(row) for row in data.get("cells", ()))})


@dataclass(frozen=True)
class Document:
    """The paragraphs of a document, its title if it says one, and what could not be brought."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    language: str = "sv"
    pages: int | None = None
    pictures_left_out: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes, in types of JSON."""
        paragraphs = [paragraph.to_json() for paragraph in self.paragraphs]
        return {
            "title": self.title,
            "paragraphs": paragraphs,
            "language": self.language,
            "pages": self.pages,
            "pictures_left_out": self.pictures_left_out,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Document":
        paragraphs = tuple(map(Paragraph.from_json, data["paragraphs"]))
        return cls(**data | {"paragraphs": paragraphs})


class UnreadableDocument(Exception):
    """A document cannot be read. `str()` of it tells an editor why.

    `reason` is one of `sentences`, `values` what stands in it: a process without the site's
    languages can raise it too.
    """

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values

    def __str__(self) -> str:
        sentence = str(SENTENCES[self.reason])
        return sentence % self.values if self.values else sentence
