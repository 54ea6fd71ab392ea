"""What a paragraph of a PDF is, by its size and its boldness."""

from ..headings import reads_as_heading
from ..pieces import Piece, has_bullet
from .paragraphs import Layout

# In parts of the size of most letters.
LARGER, SMALLER = 1.08, 0.88
LONGEST_LARGE = 120


def with_looks(pieces: list[Piece], layout: Layout) -> list[Piece]:
    """Return `pieces` with the headings and the small print among them."""
    headings = [piece for piece in pieces if looks_like_heading(piece, layout)]
    ranks = sorted({rank_of(piece) for piece in headings})
    for piece in headings:
        piece.kind, piece.level = "heading", min(ranks.index(rank_of(piece)) + 1, 6)
    if headings and sum(piece.level == headings[0].level for piece in headings) == 1:
        headings[0].style = "title" if headings[0].level == 1 else ""
    for piece in pieces:
        if piece.kind == "text" and piece.size < SMALLER * layout.size:
            piece.style = "small"
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
