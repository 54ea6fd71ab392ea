"""RTF: striprtf gives its words, and a heading gets the sign that plain text has for one."""

import re
from dataclasses import replace

from striprtf.striprtf import rtf_to_text

from .document import Document
from .plain_text import read_text

# "{\s1 … heading 1;}" among the styles, "\pard\plain \s1" at a paragraph.
STYLE = re.compile(r"\\s(\d{1,4})(?!\d)[^;]*?\b(title|heading ([1-6]));", re.IGNORECASE)
USE = re.compile(r"\\s(\d{1,4})(?!\d) ?")
LONGEST_STYLES = 200_000
PICTURE = re.compile(r"\\pict\b")
# The bytes of pictures, which are most of a file.
HEX = re.compile(r"[0-9a-fA-F\s]{400,}")
# How striprtf writes a link after its words.
ADDRESS = re.compile(r'\("(?:https?|mailto|tel):[^")]*"\)')


def read_rtf(data: bytes) -> Document:
    """Return the paragraphs of an .rtf file. Its links, looks and footnotes are lost."""
    rtf = HEX.sub("", data.decode("latin-1"))
    pictures = len(PICTURE.findall(rtf)) // (2 if "\\nonshppict" in rtf else 1)
    words = rtf_to_text(with_headings(rtf), errors="replace")
    return replace(read_text(ADDRESS.sub("", words)), pictures_left_out=pictures)


def with_headings(rtf: str) -> str:
    """Return `rtf` with # before headings of the first level, ## before those of the second …"""
    start = max(rtf.find("\\stylesheet"), 0)
    body = rtf.find("\\pard", start)
    sheet = rtf[start:body][:LONGEST_STYLES]
    levels = {number: int(level or 1) for number, _, level in STYLE.findall(sheet)}

    def marked(use: re.Match[str]) -> str:
        return f"{use[0]}{{{'#' * levels[use[1]]} }}" if use[1] in levels else use[0]

    return rtf[:body] + USE.sub(marked, rtf[body:]) if body > 0 else rtf
