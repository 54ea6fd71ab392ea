"""RTF: striprtf gives its words, a heading gets the sign of plain text, looks are kept beside."""

import re
from dataclasses import replace

from striprtf.striprtf import rtf_to_text

from .document import Document
from .marks import without_mark
from .plain_text import read_text
from .runs import Run, html_of, text_of, tidy, visible, without_start

# "{\s1 … heading 1;}" among the styles, "\pard\plain \s1" at a paragraph.
STYLE = re.compile(r"\\s(\d{1,4})(?!\d)[^;]*?\b(title|heading ([1-6]));", re.IGNORECASE)
USE = re.compile(r"\\s(\d{1,4})(?!\d) ?")
LONGEST_STYLES = 200_000
PICTURE = re.compile(r"\\pict\b")
# The bytes of pictures, which are most of a file.
HEX = re.compile(r"[0-9a-fA-F\s]{400,}")
TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'[0-9a-f]{2}|\\[^a-z]"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
LINK = re.compile(r'[^"]{0,200}?HYPERLINK\s+"([^"\s]{1,2000})"')
# Stands in the words from where they look otherwise: bold or not, and which link.
SIGN = re.compile("\x02(b?)(\\d+)\x03")
NEW_LINE = {"par", "line", "cell", "row", "tab"}


def read_rtf(data: bytes) -> Document:
    """Return the paragraphs of an .rtf file, with what is bold or a link in them."""
    rtf = HEX.sub("", data.decode("latin-1"))
    pictures = len(PICTURE.findall(rtf)) // (2 if "\\nonshppict" in rtf else 1)
    start = max(rtf.find("\\pard", max(rtf.find("\\stylesheet"), 0)), 0)
    signs = Signs()
    body = with_headings(rtf[:start], signs.put_in(rtf[start:]))
    # striprtf would write some addresses after their words.
    text = rtf_to_text((rtf[:start] + body).replace("HYPERLINK", "LINK"), errors="replace")
    looks = dict(look for line in text.splitlines() for look in signs.looks_of(line))
    return replace(read_text(SIGN.sub("", text), looks), pictures_left_out=pictures)


def with_headings(head: str, body: str) -> str:
    """Return `body` with # before headings of the first level, ## before those of the second …"""
    sheet = head[max(head.find("\\stylesheet"), 0) :][:LONGEST_STYLES]
    levels = {number: int(level or 1) for number, _, level in STYLE.findall(sheet)}

    def marked(use: re.Match[str]) -> str:
        return f"{use[0]}{{{'#' * levels[use[1]]} }}" if use[1] in levels else use[0]

    return USE.sub(marked, body)


class Signs:
    """Puts signs into RTF where words become bold or a link, and reads them in its text."""

    def __init__(self) -> None:
        self.addresses = [""]
        self.bold, self.link, self.waits = False, 0, 0
        self.outside: list[tuple[bool, int]] = []
        self.told: tuple[bool, int] | None = None

    def put_in(self, body: str) -> str:
        return TOKEN.sub(self.token, body)

    def token(self, found: re.Match[str]) -> str:
        word, brace = found["word"], found["brace"]
        if brace == "{":
            self.outside.append((self.bold, self.link))
        elif brace:
            self.bold, self.link = self.outside.pop() if self.outside else (False, 0)
            # The group may be one of those that are not shown, with its signs.
            self.told = None
        elif word and word != "u":
            self.control(word, found)
        elif (found["text"] or found[0][:2] in ("\\u", "\\'")) and self.told != self.look:
            self.told = self.look
            return f"\x02{'b' * self.bold}{self.link}\x03{found[0]}"
        return found[0]

    @property
    def look(self) -> tuple[bool, int]:
        return self.bold, self.link

    def control(self, word: str, found: re.Match[str]) -> None:
        if word == "b":
            self.bold = found["number"] != "0"
        elif word == "plain":
            self.bold = False
        elif word in NEW_LINE:
            self.told = None
        elif word == "fldinst" and (link := LINK.match(found.string, found.end())):
            self.addresses.append(link[1])
            self.waits = len(self.addresses) - 1
        elif word == "fldrslt":
            self.link, self.waits = self.waits, 0

    def looks_of(self, line: str) -> list[tuple[str, str]]:
        """Return the words of a line of text, with and without a mark, with their HTML."""
        first, *parts = SIGN.split(line)
        runs = [Run(visible(first))]
        for bold, link, words in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            runs.append(Run(visible(words), bool(bold), address=self.addresses[int(link)]))
        runs = tidy(runs)
        words = text_of(runs)
        item = without_start(runs, len(words) - len(without_mark(words) or words))
        return [(text_of(one), html_of(one)) for one in (runs, item)]
