"""The printed lines of a page: their words, place, size and look."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PageObject

from ..lines import SOFT_HYPHEN
from ..runs import Run, text_of, tidy
from .dots import Dots
from .links import Link, links_of

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\t": " "}
)
DRAWN_HYPHEN = re.compile("\N{SOFT HYPHEN}(?!$)")
NARROW, WIDE = set("iljtfrI.,:;!|()'’ "), set("mwMWÅÄ@%—")
# In parts of the size of the letters.
SAME_LINE, CELL_GAP, MARK_GAP, DOT_GAP, SMALL = 0.35, 1.5, 0.3, 2.5, 0.8
DOT = "\N{BULLET}"


@dataclass
class Cell:
    """Words that stand together on a line, and how far from those before them."""

    x: float
    end: float
    runs: list[Run]
    gap: float = 0

    @property
    def text(self) -> str:
        return text_of(tidy(self.runs))


@dataclass
class Line:
    """What stands side by side, in the order in which the document has it."""

    page: int
    y: float
    size: float
    cells: list[Cell] = field(default_factory=list)
    has_dot: bool = False

    @property
    def x(self) -> float:
        return self.cells[0].x

    @property
    def end(self) -> float:
        return self.cells[-1].end

    @cached_property
    def mark(self) -> str:
        """The mark of a point that stands apart from its words; a dot for one that is drawn."""
        return DOT if self.has_dot else self.written_mark

    @cached_property
    def written_mark(self) -> str:
        text = self.cells[0].text
        if len(self.cells) == 1 or self.cells[1].gap < MARK_GAP * self.size:
            return ""
        return text if len(text) == 1 and (text == "o" or not text.isalnum()) else ""

    @cached_property
    def runs(self) -> list[Run]:
        cells = self.cells[1:] if self.written_mark else self.cells
        runs = tidy(run for cell in cells for run in [*cell.runs, Run(" ")])
        # A hyphen that is drawn within a line is one, whatever sign the font has for it.
        drawn = [run._replace(text=run.text.replace(SOFT_HYPHEN, "-")) for run in runs[:-1]]
        return drawn + [run._replace(text=DRAWN_HYPHEN.sub("-", run.text)) for run in runs[-1:]]

    @cached_property
    def text(self) -> str:
        return text_of(self.runs)

    @property
    def is_bold(self) -> bool:
        return all(run.bold for run in self.runs if run.text.strip())

    @property
    def columns(self) -> list[Cell]:
        """The cells that stand apart as those of a table do."""
        found: list[Cell] = []
        for cell in self.cells:
            if found and cell.gap <= CELL_GAP * self.size:
                before = found.pop()
                runs = [*before.runs, Run(" "), *cell.runs]
                found.append(Cell(before.x, cell.end, runs, before.gap))
            else:
                found.append(cell)
        return found


def lines_of(page: PageObject, number: int) -> list[Line]:
    """Return the lines of `page` in the document's own order, without empty ones."""
    collector, dots = Collector(number, links_of(page)), Dots()
    page.extract_text(visitor_text=collector.add, visitor_operand_before=dots.draw)
    lines = [line for line in collector.lines if line.text]
    for line in lines:
        line.has_dot = any(is_before(line, x, y) for x, y in dots.found)
    return lines


def is_before(line: Line, x: float, y: float) -> bool:
    """Whether what is at a place stands where the mark of a point does."""
    is_left = 0 < line.x - x < DOT_GAP * line.size
    return is_left and 0 < y - line.y < line.size


class Collector:
    """Takes the pieces of text that pypdf finds, and puts them together as lines."""

    def __init__(self, page: int, links: list[Link]) -> None:
        self.page, self.links = page, links
        self.lines: list[Line] = []
        self.space = False

    def add(self, text: str, ctm: list[float], tm: list[float], font: Any, size: float) -> None:
        words = text.replace("\n", "").translate(LIGATURES)
        if not words.strip():
            self.space = self.space or bool(words)
            return
        x, y = tm[4] * ctm[0] + tm[5] * ctm[2] + ctm[4], tm[4] * ctm[1] + tm[5] * ctm[3] + ctm[5]
        height = abs(size) * (abs(tm[3]) or abs(tm[1]) or 1) * (abs(ctm[3]) or abs(ctm[1]) or 1)
        name = str((font or {}).get("/BaseFont", ""))
        end = x + width_of(words.strip(), height)
        address = next((link.address for link in self.links if link.holds(x, end, y)), "")
        run = Run(words, bool(BOLD.search(name)), bool(ITALIC.search(name)), address)
        line = self.lines[-1] if self.lines else None
        if line and is_note_mark(words, height, y, line):
            return
        if not line or abs(y - line.y) > SAME_LINE * max(height, line.size):
            line = Line(self.page, y, height)
            self.lines.append(line)
        line.size = max(line.size, height)
        self.put(line, run, x, end)

    def put(self, line: Line, run: Run, x: float, end: float) -> None:
        if not line.cells or self.space or run.text[0] == " ":
            gap = x - line.end if line.cells else 0
            line.cells.append(Cell(x, end, [run], gap))
        else:
            line.cells[-1].runs.append(run)
            line.cells[-1].end = end
        self.space = run.text[-1] == " "


def is_note_mark(words: str, height: float, y: float, line: Line) -> bool:
    """Whether it is a small raised number, which refers to a note."""
    raised = 0.1 * line.size < y - line.y < line.size
    return raised and height < SMALL * line.size and words.strip().isdigit()


def width_of(text: str, size: float) -> float:
    """Return about how wide `text` is: no font is asked."""
    units = sum(
        0.28 if letter in NARROW else 0.85 if letter in WIDE else 0.65 if letter.isupper() else 0.5
        for letter in text
    )
    return units * size
