"""What stands at the edges of every page: headers, footers and page numbers."""

import re
from collections import Counter

from .lines import Line

# The part of a page's height, above and below, in which they stand.
EDGE = 0.1
PAGE_NUMBER = re.compile(
    r"[–—-]?\s*(?:(?:sida|sid|s\.|page|p\.|sivu)\s*)?\d{1,4}"
    r"(?:\s*(?:/|av|of|\()\s*\d{1,4}\)?)?\s*[–—-]?",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")


def without_margins(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Return the lines of each page without page numbers and what is repeated at the edges."""
    at_edges = [
        [line for line in lines if is_at_edge(line, height)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    times = Counter(key for lines in at_edges for key in {key_of(line) for line in lines})
    often = max(2, min(len(pages) // 4, 8))
    dropped = {
        id(line)
        for lines in at_edges
        for line in lines
        if PAGE_NUMBER.fullmatch(line.text) or is_repeated(line, times, often)
    }
    return [[line for line in lines if id(line) not in dropped] for lines in pages]


def is_at_edge(line: Line, height: float) -> bool:
    return not EDGE * height < line.y < (1 - EDGE) * height


def is_repeated(line: Line, times: Counter[str], often: int) -> bool:
    """Whether `line` has words, which a row of numbers has not, that many pages have there."""
    return times[key_of(line)] >= often and any(letter.isalpha() for letter in line.text)


def key_of(line: Line) -> str:
    """Return what is the same of a line on each page: its words with any number."""
    return DIGITS.sub("#", line.text)
