"""A document of any format becomes a Document."""

from collections.abc import Callable
from typing import BinaryIO

from django.utils.translation import gettext_noop

from .document import Document, UnreadableDocument
from .plain_text import read_text

LARGEST_FILE = 20 * 1024 * 1024
EMPTY = gettext_noop("The document is empty: there is no text in it.")
TOO_LARGE = gettext_noop("The file is too large: it may have %(most)d MB.")


def read(file: BinaryIO, name: str, progress: Callable[[int, int], None] | None = None) -> Document:
    """Return the paragraphs of `file`, whatever its format is.

    Args:
        file: what was uploaded, open at its beginning.
        name: its name, for what the content does not tell.
        progress: called with the pages read so far, and how many there are.

    Raises:
        UnreadableDocument: it is too large, broken, protected, of another format or has no text.
    """
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(TOO_LARGE, most=LARGEST_FILE // 1024**2)
    document = read_text(decoded(data))
    if not document.paragraphs:
        raise UnreadableDocument(EMPTY)
    return document


def decoded(data: bytes) -> str:
    """Return plain text in the encoding that it is most likely in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
