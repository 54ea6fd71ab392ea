"""Lines become paragraphs: joined where they were broken, apart where something new begins."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ..lines import SOFT_HYPHEN, join_runs
from ..marks import is_bullet, without_mark
from ..pieces import Piece
from ..runs import Run
from .lines import Line, width_of
from .tables import cells_of, table_at

SENTENCE_END = re.compile(r"[.!?:…”\"»)]$")
# In parts of the usual distance between lines, and of the length that lines may have.
NEAR, FULL = 1.25, 0.85
SAME_SIZE = 0.6


class Layout:
    """How the lines of the whole document usually stand."""

    def __init__(self, lines: list[Line]) -> None:
        letters = Counter[float]()
        for line in lines:
            letters[round(line.size * 2) / 2] += len(line.text)
        self.size = letters.most_common(1)[0][0] if letters else 1
        body = [line for line in lines if abs(line.size - self.size) < SAME_SIZE]
        gaps = sorted(
            before.y - line.y
            for before, line in pairwise(body)
            if before.page == line.page and 0.9 < (before.y - line.y) / self.size < 2.2
        )
        # Those within a paragraph are the closest.
        self.leading = gaps[len(gaps) // 20] if gaps else 1.2 * self.size
        self.width = longest(body)
        columns = defaultdict[int, list[Line]](list)
        for line in body:
            columns[round(line.x)].append(line)
        self.widths = {x: longest(column) for x, column in columns.items()}

    def goes_on(self, before: Line, line: Line, has_mark: bool) -> bool:
        """Whether `line` continues the paragraph of `before`, the line above it."""
        if abs(before.size - line.size) > SAME_SIZE or before.is_bold != line.is_bold:
            return self.is_mixed(before, line)
        if before.text.endswith(SOFT_HYPHEN):
            return True
        if len(before.columns) > 1 or len(line.columns) > 1:
            return False
        ended = bool(SENTENCE_END.search(before.text))
        scale = max(line.size / self.size, 1)
        room = max(self.widths.get(round(before.x), 0), 0.75 * self.width)
        first_word = width_of(line.text.split()[0], line.size)
        is_full = before.end - before.x + first_word > FULL * room
        if line.mark or is_bullet(line.text) or (has_mark and (ended or not is_full)):
            return False
        if before.page != line.page or line.y > before.y:
            return is_full and not ended and not line.text[:1].isupper()
        is_near = before.y - line.y < NEAR * self.leading * scale
        return is_near and (is_full or scale > 1) and not (ended and self.is_short(before, room))

    def is_short(self, line: Line, room: float) -> bool:
        return line.end - line.x < FULL * room

    def is_mixed(self, before: Line, line: Line) -> bool:
        """Whether bold words begin or end within a paragraph of which these are two lines."""
        same = abs(before.size - line.size) <= SAME_SIZE and before.page == line.page
        near = 0 < before.y - line.y < NEAR * self.leading
        some_bold = any(run.bold for run in before.runs) and any(run.bold for run in line.runs)
        return same and near and some_bold


def longest(lines: list[Line]) -> float:
    """Return how long a full one of `lines` is; single ones may be longer than they should."""
    widths = sorted(line.end - line.x for line in lines)
    return widths[int((len(widths) - 1) * 0.95)] if widths else 1


def pieces_of(lines: list[Line], layout: Layout, known: frozenset[str]) -> Iterator[Piece]:
    """Yield the paragraphs and tables that `lines` are."""
    group: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        rows = table_at(lines, at)
        has_mark = without_mark(line.text) is not None
        if group and (rows or not layout.goes_on(group[-1], line, has_mark)):
            yield paragraph(group, known)
            group = []
        if rows:
            cells, has_header = cells_of(rows, lines[at : at + len(rows)])
            text = "\n".join("\t".join(row) for row in cells)
            yield Piece("table", [Run(text)], 0, line.page, cells, has_header)
        else:
            group.append(line)
        at += len(rows) or 1
    if group:
        yield paragraph(group, known)


def paragraph(lines: list[Line], known: frozenset[str]) -> Piece:
    runs = join_runs([line.runs for line in lines], known)
    first, size = lines[0], max(line.size for line in lines)
    indent = round(first.x)
    return Piece("text", runs, 0, first.page, indent=indent, mark=first.mark, size=size)
