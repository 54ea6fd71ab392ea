"""Which reader a document needs, told by its content: a name may lie, or be missing."""

import re
from zipfile import ZipFile

from .archives import archive_of
from .document import Document, UnreadableDocument
from .html import read_html
from .open_document import read_open_document
from .pdf import read_pdf
from .plain_text import read_text
from .rich_text_format import read_rtf
from .sentences import OLD_WORD, OTHER_FORMAT, PASSWORD
from .word import read_word

PDF = b"%PDF-"
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE)
HTML_BLOCK = re.compile(r"</(?:p|h[1-6]|li|div|table)>", re.IGNORECASE)


def read_any(data: bytes) -> Document:
    """Return the paragraphs of a document in any of the formats; see `reading.read`.

    Raises:
        UnreadableDocument: it is of another format, protected or broken.
    """
    if data.startswith(b"PK\x03\x04"):
        return read_archive(archive_of(data))
    if data.startswith(OLE):
        # Word wraps a document with a password so, with names in UTF-16.
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise UnreadableDocument(PASSWORD if protected else OLD_WORD)
    if PDF in data[:1024]:
        return read_pdf(data)
    if data.startswith(b"{\\rtf"):
        return read_rtf(data)
    text = decoded(data)
    if HTML.match(text) or (text.lstrip().startswith("<") and HTML_BLOCK.search(text)):
        return read_html(text)
    return read_text(text)


def read_archive(archive: ZipFile) -> Document:
    names = archive.namelist()
    if "word/document.xml" in names or "word/_rels/document2.xml.rels" in names:
        return read_word(archive)
    if "content.xml" in names and mimetype_of(archive).startswith(OPEN_TEXT):
        return read_open_document(archive)
    raise UnreadableDocument(OTHER_FORMAT)


def mimetype_of(archive: ZipFile) -> bytes:
    """Return what an OpenDocument says that it is."""
    if "mimetype" not in archive.namelist():
        return b""
    with archive.open("mimetype") as file:
        return file.read(100)


def decoded(data: bytes) -> str:
    """Return plain text in the encoding that it is most likely in.

    Raises:
        UnreadableDocument: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise UnreadableDocument(OTHER_FORMAT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
