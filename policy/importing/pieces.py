"""What a reader collects before the whole document is known, and the paragraphs it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass

from .document import Paragraph
from .headings import with_headings
from .marks import Nesting, is_bullet, kind_of_mark, without_mark
from .points import without_notes
from .runs import Run, html_of, text_of, tidy, without_start


@dataclass
class Piece:
    """A paragraph to be, with its place, size and mark on the page where they tell something."""

    kind: str
    runs: list[Run]
    level: int = 0
    page: int | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    has_header: bool = False
    style: str = ""
    indent: float = 0
    mark: str = ""
    size: float = 0

    @property
    def text(self) -> str:
        return text_of(self.runs)


def paragraphs_of(pieces: list[Piece]) -> list[Paragraph]:
    """Return `pieces` as paragraphs: typed marks make points of lists, looks make headings."""
    return with_headings([paragraph_of(piece) for piece in with_items(pieces)])


def paragraph_of(piece: Piece) -> Paragraph:
    runs = piece.runs
    if piece.kind in ("heading", "item"):
        runs = tidy(run._replace(text=without_notes(run.text)) for run in runs)
    if piece.kind == "heading":
        runs = [run._replace(bold=False, italic=False) for run in runs]
    return Paragraph(
        piece.kind,
        html_of(runs),
        text_of(runs),
        piece.level,
        piece.page,
        piece.cells,
        piece.has_header,
        piece.style,
    )


def with_items(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield `pieces` with those that begin with a mark made points of a list, without it.

    A dash or a number alone may begin any paragraph: it is a mark where its neighbour has one too.
    """
    nesting = Nesting()
    marks = [mark_of(piece) for piece in pieces]
    for at, piece in enumerate(pieces):
        neighbours = {*marks[max(at - 1, 0) : at], *marks[at + 1 : at + 2]}
        if marks[at] and (has_bullet(piece) or marks[at] in neighbours):
            if not piece.mark:
                rest = without_mark(piece.text) or piece.text
                piece.runs = without_start(piece.runs, len(piece.text) - len(rest))
            if piece.kind == "text":
                piece.kind = "item"
                piece.level = nesting.level_of(piece.indent, marks[at])
        else:
            nesting = Nesting()
        yield piece


def has_bullet(piece: Piece) -> bool:
    return bool(piece.mark) or is_bullet(piece.text)


def mark_of(piece: Piece) -> str:
    """Return what kind of mark stands before the words of a point or paragraph, if any."""
    if piece.mark:
        return piece.mark
    marked = piece.kind in ("text", "item") and without_mark(piece.text)
    return kind_of_mark(piece.text) if marked else ""
