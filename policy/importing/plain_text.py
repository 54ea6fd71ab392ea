"""Plain text: what is a heading, a point of a list or a paragraph shows in its lines alone."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from .document import Document, Paragraph
from .headings import LONGEST_HEADING, reads_as_heading, with_headings
from .lines import SOFT_HYPHEN, hyphenated_words, join_lines
from .marks import Nesting, follows, is_bullet, kind_of_mark, number_of, without_mark
from .points import without_notes
from .runs import visible
from .tables import Rows, has_headings, typed_rows, without_rules

# Between these, a text has been broken into lines of about the same length; longer ones are whole.
NARROWEST, WIDEST = 40, 110
UNDERLINE = re.compile(r"^(={3,}|-{3,})$")
MARKDOWN = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")


class Block(NamedTuple):
    """Lines that belong together, and the level of a heading or item."""

    lines: list[str]
    kind: str = "text"
    level: int = 0
    rows: Rows = []


def read_text(text: str, looks: Mapping[str, str] | None = None) -> Document:
    """Return the paragraphs of `text`, whose pages are known where it has form feeds.

    `looks` is the HTML of those that look like something, by their words.
    """
    known = hyphenated_words(text)
    pages = text.strip("\f\r\n").split("\f")
    has_pages = len(pages) > 1
    paragraphs = [
        paragraph_of(block, number if has_pages else None, known, looks or {})
        for number, page in enumerate(pages, 1)
        for block in blocks_of(page.splitlines())
    ]
    paragraphs = [one for one in paragraphs if one.text.strip()]
    return Document("", tuple(with_headings(paragraphs)), pages=len(pages) if has_pages else None)


def paragraph_of(
    block: Block, page: int | None, known: frozenset[str], looks: Mapping[str, str]
) -> Paragraph:
    if block.rows:
        rows = without_rules(block.rows)
        text = "\n".join("\t".join(row) for row in rows)
        cells, html = tuple(map(tuple, rows)), escape(text, quote=False)
        return Paragraph("table", html, text, 0, page, cells, has_headings(rows))
    words = visible(join_lines(block.lines, known))
    if block.kind in ("heading", "item"):
        words = without_notes(words)
    html = "" if block.kind == "heading" else looks.get(words, "")
    return Paragraph(block.kind, html or escape(words, quote=False), words, block.level, page)


def width_of(lines: list[str]) -> int:
    """Return the length at which the lines were broken; 0 where each line is a paragraph."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths or not NARROWEST <= lengths[-1] <= WIDEST:
        return 0
    return lengths[int((len(lengths) - 1) * 0.95)]


def blocks_of(lines: list[str]) -> Iterator[Block]:
    """Yield the headings, items, paragraphs and tables of a page."""
    width = width_of(lines)
    nesting = Nesting()
    block: Block | None = None
    table_ends = 0
    for at, line in enumerate(lines):
        words = line.strip()
        if at < table_ends:
            continue
        if not words or UNDERLINE.match(words):
            if words and block and len(block.lines) == 1:
                block = Block(block.lines, "heading", 1 if words[0] == "=" else 2)
            if block:
                yield block
            block = None
            continue
        rows = typed_rows(lines, at)
        if rows:
            table_ends = at + len(rows)
            started = Block([], "table", rows=rows)
        elif markdown := MARKDOWN.match(words):
            started = Block([markdown[2]], "heading", len(markdown[1]))
        elif (item := without_mark(words)) and is_item(lines, at, block, width):
            indent = len(line) - len(line.lstrip())
            started = Block([item], "item", nesting.level_of(indent, kind_of_mark(words)))
        elif block and goes_on(block, lines, at, width):
            block.lines.append(words)
            continue
        else:
            started = Block([words])
        if started.kind != "item":
            nesting = Nesting()
        if block:
            yield block
        block = started
    if block:
        yield block


def is_item(lines: list[str], at: int, block: Block | None, width: int) -> bool:
    """Whether the line is a point of a list, when its mark might be a word, or of a heading."""
    words = lines[at].strip()
    if is_bullet(words):
        return True
    before = first_of(lines, range(at - 1, -1, -1))
    after = first_of(lines, range(at + 1, len(lines)))
    is_broken = block and block.kind == "text" and goes_on(block, lines, at, width)
    if is_broken and not before.endswith((".", "!", "?", ":")):
        return False
    if kind_of_mark(words) != "number" or len(words) > LONGEST_HEADING or words[-1] in ".,;!?":
        return True
    return follows(before, words) or follows(words, after)


def first_of(lines: list[str], places: range) -> str:
    """Return the first of the lines at `places` that is not empty."""
    return next((words for place in places if (words := lines[place].strip())), "")


def goes_on(block: Block, lines: list[str], at: int, width: int) -> bool:
    """Whether the line at `at` is no paragraph of its own: the one before it was broken."""
    before, line = lines[at - 1], lines[at]
    if block.kind in ("heading", "table"):
        return False
    ended = before.rstrip().endswith((".", "!", "?"))
    if ended and (number_of(line.strip()) or heads_list(lines, at)):
        return False
    indented = block.kind == "item" and line[:1].isspace()
    first_word = line.split(maxsplit=1)[0]
    was_full = width and len(before) + 1 + len(first_word) > width
    return bool(indented or was_full or before.endswith(SOFT_HYPHEN))


def heads_list(lines: list[str], at: int) -> bool:
    """Whether the line at `at` reads as a heading, and a list is below it."""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return is_bullet(below) and reads_as_heading(lines[at].strip())
