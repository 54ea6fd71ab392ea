"""A document of any format becomes a Document."""

from collections.abc import Callable
from typing import BinaryIO

from .document import Document, UnreadableDocument
from .formats import read_any
from .sentences import EMPTY, TOO_LARGE

LARGEST_FILE = 20 * 1024 * 1024


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
    document = read_any(data)
    if not document.paragraphs:
        raise UnreadableDocument(EMPTY)
    return document
