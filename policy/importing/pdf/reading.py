"""A PDF becomes a Document."""

import unicodedata
from io import BytesIO

from pypdf import PageObject, PdfReader

from ..document import Document, UnreadableDocument
from ..lines import hyphenated_words
from ..pieces import paragraphs_of
from ..sentences import EMPTY, PASSWORD, RIGHT_TO_LEFT, SCANNED, TOO_MANY_PAGES
from .lines import Line, lines_of
from .looks import with_looks
from .margins import without_margins
from .paragraphs import Layout, pieces_of

MOST_PAGES = 500
# A page with fewer letters is a picture, a cover or empty.
FEWEST_LETTERS = 25


def read_pdf(data: bytes) -> Document:
    """Return the paragraphs of a PDF.

    Raises:
        UnreadableDocument: it has a password, too many pages, pictures for pages, or a script
            whose words a PDF keeps in the order of their places.
    """
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableDocument(PASSWORD)
    total = len(reader.pages)
    if total > MOST_PAGES:
        raise UnreadableDocument(TOO_MANY_PAGES, pages=total, most=MOST_PAGES)
    pages, heights, pictures = [], [], set[object]()
    for number, page in enumerate(reader.pages, 1):
        pages.append(lines_of(page, number))
        heights.append(float(page.mediabox.height))
        pictures |= pictures_of(page)
    check_text(pages, len(pictures))
    lines = [line for page in without_margins(pages, heights) for line in page]
    layout = Layout(lines)
    known = hyphenated_words("\n".join(line.text for line in lines))
    pieces = with_looks(list(pieces_of(lines, layout, known)), layout)
    return Document("", tuple(paragraphs_of(pieces)), pages=total, pictures_left_out=len(pictures))


def pictures_of(page: PageObject) -> set[object]:
    """Return what stands for each picture of a page, so that a logo counts once."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources else None
    found = set[object]()
    for name, reference in (objects.get_object() if objects else {}).items():
        if reference.get_object().get("/Subtype") == "/Image":
            number = getattr(reference, "idnum", None)
            found.add(number or (page.page_number, name))
    return found


def check_text(pages: list[list[Line]], pictures: int) -> None:
    """Raise UnreadableDocument where there is no text, or none whose order can be known."""
    text = "".join(line.text for lines in pages for line in lines)
    if len(text) < FEWEST_LETTERS * len(pages) and pictures:
        raise UnreadableDocument(SCANNED)
    if not text:
        raise UnreadableDocument(EMPTY)
    letters = [sign for sign in text if sign.isalpha()]
    leftward = sum(unicodedata.bidirectional(sign) in ("R", "AL") for sign in letters)
    if leftward > len(letters) / 2:
        raise UnreadableDocument(RIGHT_TO_LEFT)
