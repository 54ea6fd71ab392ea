"""Word's .docx: mammoth makes HTML of it, and is told the pages, which it does not see."""

import re
from copy import copy
from io import BytesIO
from zipfile import ZipFile

import mammoth
from bs4 import BeautifulSoup, Tag

from .archives import has_macros, names_like, part_of
from .document import Document, UnreadableDocument
from .html import HEADINGS, read_soup
from .runs import NEW_PAGE
from .sentences import MACROS

# Pictures, themes, comments, headers and footers are left out.
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/(?:document\d*|footnotes|endnotes)\.xml\.rels"
    r"|word/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml"
)
# Where Word began a new page when it last showed the document.
PAGE_BREAK = re.compile(rb"<w:lastRenderedPageBreak\s*/>")
# A piece of text that Word shows to nobody (w:vanish, ECMA-376-1, 17.3.2.41).
HIDDEN = re.compile(
    rb"<w:r(?:\s[^>]*)?>(?:(?!</w:r>|<w:r[\s>]).)*?<w:vanish(?:\s*/|\s[^>]*\"(?:1|true|on)\"\s*/)?>"
    rb"(?:(?!</w:r>).)*</w:r>",
    re.DOTALL,
)
STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name^='toc '] => p.contents:fresh
p[style-name^='TOC'] => p.contents:fresh
p[style-name^='Contents'] => p.contents:fresh
p[style-name='Quote'] => p.quote:fresh
p[style-name='Intense Quote'] => p.quote:fresh
"""
# How mammoth writes the way to a footnote and back.
NOTE_MARK, WAY_BACK = 'sup > a[href*="note-"]', 'a[href*="note-ref-"]'


def read_word(archive: ZipFile) -> Document:
    """Return the paragraphs of a .docx file, with the pages that Word saw when it saved it.

    Raises:
        UnreadableDocument: it has macros, or is too large when unpacked.
    """
    if has_macros(archive):
        raise UnreadableDocument(MACROS)
    html = mammoth.convert_to_html(
        with_pages(archive),
        style_map=STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(lambda image: {}),
    ).value
    soup = BeautifulSoup(html, "html.parser")
    place_notes(soup)
    return read_soup(soup)


def place_notes(soup: BeautifulSoup) -> None:
    """Let each footnote follow what refers to it, instead of standing at the end."""
    notes = {note["id"]: note for note in soup.find_all("li", id=True)}
    last: dict[int, Tag] = {}
    for mark in soup.select(NOTE_MARK):
        raised = mark.find_parent("sup")
        note = notes.pop(str(mark["href"]).removeprefix("#"), None)
        place = [*mark.find_parents(["p", *HEADINGS, "li"])[:1], *mark.find_parents("table")]
        if raised is None or note is None or not place:
            continue
        for back in note.select(WAY_BACK):
            back.decompose()
        paragraph = soup.new_tag("p", attrs={"class": "note"})
        words = [part for line in note.find_all("p") for part in line.contents]
        paragraph.extend([copy(raised), " ", *words])
        block = place[-1]
        if block.name == "li" and id(block) not in last:
            block.append(paragraph)
        else:
            last.get(id(block), block).insert_after(paragraph)
        last[id(block)] = paragraph
        note.decompose()


def with_pages(archive: ZipFile) -> BytesIO:
    """Return the parts that hold text as an archive of their own, with a sign at each new page."""
    sign = f"<w:t>{NEW_PAGE}</w:t>".encode()
    copy = BytesIO()
    with ZipFile(copy, "w") as target:
        for name in names_like(archive, PARTS):
            part = part_of(archive, name)
            if b"w:vanish" in part:
                part = HIDDEN.sub(b"", part)
            target.writestr(name, PAGE_BREAK.sub(sign, part))
    return copy
