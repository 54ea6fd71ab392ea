"""OpenDocument's .odt becomes HTML: its elements have nearly the same meanings."""

import re
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from .archives import part_of
from .document import Document, UnreadableDocument
from .html import read_html
from .runs import NEW_PAGE
from .sentences import MACROS, PASSWORD

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE = f"{{{NAMES}text:1.0}}", f"{{{NAMES}table:1.0}}", f"{{{NAMES}style:1.0}}"
OFFICE, DRAW = f"{{{NAMES}office:1.0}}", f"{{{NAMES}drawing:1.0}}"
FO = f"{{{NAMES}xsl-fo-compatible:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"
TAGS = {
    f"{TEXT}list": "ul",
    f"{TEXT}list-item": "li",
    f"{TEXT}list-header": "li",
    f"{TABLE}table": "table",
    f"{TABLE}table-row": "tr",
    f"{TABLE}table-cell": "td",
    f"{DRAW}text-box": "div",
    f"{DRAW}image": "img",
    f"{TEXT}line-break": "br",
}
LEFT_OUT = {
    *(f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls"),
    *(f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"),
    *(f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}alphabetical-index-mark"),
}
HEADING_STYLE = re.compile(r"Heading_20_([1-6])\b")
CLASSES = [("Title", "title"), ("Quotations", "quote"), ("Contents", "contents")]


def read_open_document(archive: ZipFile) -> Document:
    """Return the paragraphs of an .odt file, with the pages that the writing program saw.

    Raises:
        UnreadableDocument: it has a password or macros, or is too large when unpacked.
    """
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
        raise UnreadableDocument(MACROS)
    if b"manifest:encryption-data" in part_of(archive, "META-INF/manifest.xml"):
        raise UnreadableDocument(PASSWORD)
    content = fromstring(part_of(archive, "content.xml"), forbid_dtd=True)
    styles = fromstring(part_of(archive, "styles.xml"), forbid_dtd=True)
    writer = HtmlWriter([styles, content])
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    return read_html("".join(writer.html_of(body)) if body is not None else "")


class HtmlWriter:
    """Writes the elements of a text as HTML.

    `names` are the styles' names with those they are made from; the others are the names of styles
    that are bold or italic, or begin a page.
    """

    def __init__(self, roots: list[Element]) -> None:
        self.names: dict[str, str] = {}
        self.bold, self.italic, self.new_page = set[str](), set[str](), set[str]()
        self.hidden = set[str]()
        for style in (style for root in roots for style in root.iter(f"{STYLE}style")):
            self.add_style(style)

    def add_style(self, style: Element) -> None:
        name, parent = style.get(f"{STYLE}name", ""), style.get(f"{STYLE}parent-style-name", "")
        self.names[name] = f"{name} {parent}"
        text = style.find(f"{STYLE}text-properties")
        paragraph = style.find(f"{STYLE}paragraph-properties")
        if text is not None and text.get(f"{FO}font-weight") == "bold":
            self.bold.add(name)
        if text is not None and text.get(f"{TEXT}display") == "none":
            self.hidden.add(name)
        if text is not None and text.get(f"{FO}font-style") == "italic":
            self.italic.add(name)
        if paragraph is not None and paragraph.get(f"{FO}break-before") == "page":
            self.new_page.add(name)

    def html_of(self, element: Element) -> Iterator[str]:
        """Yield what is in `element`, and the notes of a paragraph after it."""
        yield escape(element.text or "")
        for child in element:
            if child.tag not in LEFT_OUT:
                yield from self.html_of_child(child)
            yield escape(child.tail or "")

    def html_of_child(self, child: Element) -> Iterator[str]:
        inner = self.html_of(child)
        name = child.get(f"{TEXT}style-name", "")
        if name in self.hidden:
            return
        if child.tag == f"{TEXT}note":
            yield mark_of(child)
        elif child.tag == f"{TEXT}soft-page-break":
            yield NEW_PAGE
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            yield " "
        elif level := self.level_of(child, name):
            yield f"{self.page_before(name)}<h{level}>"
            yield from inner
            yield f"</h{level}>{''.join(self.notes_of(child))}"
        elif child.tag == f"{TEXT}p":
            kind = next((kind for start, kind in CLASSES if start in self.names.get(name, "")), "")
            yield f'{self.page_before(name)}<p class="{kind}">'
            yield from self.styled(name, inner)
            yield f"</p>{''.join(self.notes_of(child))}"
        elif child.tag == f"{TEXT}span":
            yield from self.styled(name, inner)
        elif child.tag == f"{TEXT}a":
            yield f'<a href="{escape(child.get(HREF, ""))}">'
            yield from inner
            yield "</a>"
        elif child.tag in TAGS:
            columns = child.get(f"{TABLE}number-columns-spanned", "1")
            yield f'<{TAGS[child.tag]} colspan="{escape(columns)}">'
            yield from inner
            yield f"</{TAGS[child.tag]}>"
        else:
            yield from inner

    def level_of(self, paragraph: Element, name: str) -> int:
        """Return the level of a heading; 0 of what is none."""
        if paragraph.tag == f"{TEXT}h":
            return min(int(paragraph.get(f"{TEXT}outline-level", "1")), 6)
        style = HEADING_STYLE.search(self.names.get(name, ""))
        return int(style[1]) if style and paragraph.tag == f"{TEXT}p" else 0

    def styled(self, name: str, inner: Iterator[str]) -> Iterator[str]:
        tags = "b" * (name in self.bold) + "i" * (name in self.italic)
        yield "".join(f"<{tag}>" for tag in tags)
        yield from inner
        yield "".join(f"</{tag}>" for tag in reversed(tags))

    def page_before(self, name: str) -> str:
        return NEW_PAGE if name in self.new_page else ""

    def notes_of(self, paragraph: Element) -> Iterator[str]:
        for note in paragraph.iter(f"{TEXT}note"):
            body = note.find(f"{TEXT}note-body")
            words = " ".join("".join(body.itertext()).split()) if body is not None else ""
            yield f'<p class="note">{mark_of(note)} {escape(words)}</p>'


def mark_of(note: Element) -> str:
    """Return what refers to a note."""
    return f"<sup>{escape(note.findtext(f'{TEXT}note-citation', ''))}</sup>"
