"""What stands at the edges of every page: headers, footers and page numbers."""

import re
from collections import Counter
from itertools import takewhile

from .lines import Line

# The part of a page's height, above and below, in which they stand.
EDGE = 0.1
# How far from the text, in parts of their size.
APART = 1.7
PAGE_NUMBER = re.compile(
    r"[–—-]?\s*(?:(?:sida|sid|s\.|page|p\.|sivu)\s*)?\d{1,4}"
    r"(?:\s*(?:/|av|of|\()\s*\d{1,4}\)?)?\s*[–—-]?",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")


def without_margins(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Return the lines of each page without page numbers and what is repeated at the edges."""
    times = Counter(
        key
        for lines, height in zip(pages, heights, strict=True)
        for key in {key_of(line) for line in lines if is_at_edge(line, height)}
    )
    often = max(2, min(len(pages) // 4, 8))
    repeated = {key for key, pages_with_it in times.items() if pages_with_it >= often}
    kept = []
    for lines, height in zip(pages, heights, strict=True):
        downwards = sorted(lines, key=lambda line: -line.y)
        dropped = outside(downwards, height, repeated) | outside(downwards[::-1], height, repeated)
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def outside(lines: list[Line], height: float, repeated: set[str]) -> set[int]:
    """Return which of `lines`, the outermost first, stand apart from the text at an edge."""
    found = list(takewhile(lambda line: is_marginal(line, height, repeated), lines))
    if found and len(found) < len(lines):
        distance = abs(lines[len(found)].y - found[-1].y)
        found = found if distance > APART * found[-1].size else []
    return {id(line) for line in found}


def is_marginal(line: Line, height: float, repeated: set[str]) -> bool:
    """Whether it is a page number or stands on many pages; a row of numbers does neither."""
    is_repeated = key_of(line) in repeated and any(letter.isalpha() for letter in line.text)
    return is_at_edge(line, height) and (is_repeated or bool(PAGE_NUMBER.fullmatch(line.text)))


def is_at_edge(line: Line, height: float) -> bool:
    return not EDGE * height < line.y < (1 - EDGE) * height


def key_of(line: Line) -> str:
    """Return what is the same of a line on each page: its words with any number."""
    return DIGITS.sub("#", line.text)
