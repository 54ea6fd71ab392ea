"""Documents that are archives of XML, read within bounds."""

import re
from io import BytesIO
from xml.sax import ContentHandler
from zipfile import BadZipFile, ZipFile

from defusedxml.sax import parseString

from .document import UnreadableDocument
from .sentences import BROKEN, PASSWORD, TOO_MUCH

# What 300 pages take is 2–6 MB; an archive of a few kB can hold thousands of MB.
LARGEST_PART = 12 * 1024 * 1024
MOST_ENTRIES = 5000
ENCRYPTED = 0x1


def archive_of(data: bytes) -> ZipFile:
    """Return `data` as an archive.

    Raises:
        UnreadableDocument: it is broken or has absurdly many entries.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableDocument(BROKEN) from error
    if len(archive.namelist()) > MOST_ENTRIES:
        raise UnreadableDocument(TOO_MUCH)
    return archive


def part_of(archive: ZipFile, name: str) -> bytes:
    """Return the XML called `name`, which has no declarations of a document type or entities.

    Raises:
        UnreadableDocument: it is too large when unpacked, encrypted, or no such XML.
    """
    if archive.getinfo(name).flag_bits & ENCRYPTED:
        raise UnreadableDocument(PASSWORD)
    with archive.open(name) as part:
        xml = part.read(LARGEST_PART + 1)
    if len(xml) > LARGEST_PART:
        raise UnreadableDocument(TOO_MUCH)
    parseString(xml, ContentHandler(), forbid_dtd=True)
    return xml


def has_macros(archive: ZipFile) -> bool:
    """Whether a document of Microsoft's has small programs in it."""
    return any("vbaproject" in name.lower() for name in archive.namelist())


def names_like(archive: ZipFile, pattern: re.Pattern[str]) -> list[str]:
    """Return the names of the parts that `pattern` matches, each once."""
    return [name for name in dict.fromkeys(archive.namelist()) if pattern.fullmatch(name)]
