"""What a PDF says of itself, for those who have it read aloud and for print shops."""

import re
import shutil
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from policy.typesetting.child import typeset
from policy.typesetting.typeset import TEMPLATES


def typeset_in(folder, document, files):
    """Return the pages of a document as pictures, made in an empty folder."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    pages = typeset(folder, document, format="png", ppi=36)
    return [Image.open(BytesIO(page)).convert("L") for page in pages]


def rim_is_white(page, width):
    """Return whether nothing stands in a rim of so many pixels around a page."""
    page = page.copy()
    page.paste(255, (width, width, page.width - width, page.height - width))
    return page.getextrema() == (255, 255)


class PdfFile:
    """A PDF by its bytes."""

    def __init__(self, data):
        self.size = len(data)
        self.reader = PdfReader(BytesIO(data))
        self.root = self.reader.trailer["/Root"]

    @property
    def pages(self):
        return self.reader.pages

    @property
    def language(self):
        return self.root["/Lang"]

    @property
    def is_tagged(self):
        return bool(self.root["/MarkInfo"]["/Marked"])

    @property
    def metadata(self):
        return self.root["/Metadata"].get_data().decode()

    @property
    def binding(self):
        """The direction in which the pages are read, "/L2R" or "/R2L"."""
        return self.root["/ViewerPreferences"].get("/Direction", "/L2R")

    @property
    def text(self):
        """All words, without the places where they may be divided."""
        text = " ".join(page.extract_text() for page in self.pages)
        return " ".join(re.sub("[\u00ad\u200b]", "", text).split())

    @property
    def divides_words(self):
        return any("\u00ad\n" in page.extract_text() for page in self.pages)

    @property
    def outline(self):
        return list(titles(self.reader.outline))

    @property
    def fonts(self):
        """Of each font whether it is in the file."""
        found = {}
        for page in self.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                font = font.get_object()
                inner = font.get("/DescendantFonts", [font])[0].get_object()
                parts = inner["/FontDescriptor"].get_object()
                found[font["/BaseFont"]] = any(name.startswith("/FontFile") for name in parts)
        return found

    @property
    def elements(self):
        """Every (tag, alternative text) of the structure, in reading order."""
        return list(elements(self.root["/StructTreeRoot"]))

    @property
    def links(self):
        notes = [note.get_object() for page in self.pages for note in page.get("/Annots", [])]
        return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


def titles(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield entry.title


def elements(node):
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield node["/S"], node.get("/Alt")
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from elements(kid)
