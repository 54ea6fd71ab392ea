"""What a paragraph of a PDF is, by its size, its boldness and its place."""

from ..headings import reads_as_heading
from ..marks import Nesting
from ..pieces import Piece, has_bullet, mark_of
from .paragraphs import Layout

# In parts of the size of most letters.
LARGER, SMALLER = 1.08, 0.88
LONGEST_LARGE = 120
# How far points stand in, in points of print, whose marks are drawn and not written.
INDENT, DEEPEST = 12, 120


def with_looks(pieces: list[Piece], layout: Layout) -> list[Piece]:
    """Return `pieces` with headings, notes, and points whose marks are pictures."""
    headings = [piece for piece in pieces if looks_like_heading(piece, layout)]
    ranks = sorted({rank_of(piece) for piece in headings})
    for piece in headings:
        piece.kind, piece.level = "heading", min(ranks.index(rank_of(piece)) + 1, 6)
    if headings and sum(piece.level == headings[0].level for piece in headings) == 1:
        headings[0].style = "title" if headings[0].level == 1 else ""
    for piece in pieces:
        if piece.kind == "text" and piece.size < SMALLER * layout.size:
            piece.style = "note"
    if not any(has_bullet(piece) for piece in pieces):
        indented_to_items(pieces)
    return pieces


def looks_like_heading(piece: Piece, layout: Layout) -> bool:
    text = piece.text
    if piece.kind != "text" or has_bullet(piece) or not any(sign.isalpha() for sign in text):
        return False
    if piece.size > LARGER * layout.size:
        return len(text) <= LONGEST_LARGE and not text.endswith((".", ",", ";", ":"))
    is_bold = all(run.bold for run in piece.runs if run.text.strip())
    return is_bold and piece.size > SMALLER * layout.size and reads_as_heading(text)


def rank_of(heading: Piece) -> tuple[float, bool]:
    """Return how high a heading stands: large ones first, then bold ones."""
    return -round(heading.size * 2) / 2, not any(run.bold for run in heading.runs)


def indented_to_items(pieces: list[Piece]) -> None:
    """Make points of the paragraphs that stand further in than the text does."""
    texts = [piece for piece in pieces if piece.kind == "text" and not piece.style]
    margins = sorted(piece.indent for piece in texts)
    margin = margins[len(margins) // 20] if margins else 0
    nesting = Nesting()
    for piece in texts:
        further = piece.indent - margin
        if mark_of(piece):
            continue
        if INDENT <= further <= DEEPEST and not piece.text.startswith(("”", "“", '"', "»")):
            piece.kind, piece.level = "item", nesting.level_of(piece.indent, "")
        else:
            nesting = Nesting()
