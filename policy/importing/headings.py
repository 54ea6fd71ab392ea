"""Headings that nothing but their looks tells from other lines, and what they are called."""

from dataclasses import replace

from .document import Paragraph
from .marks import number_of, without_number

LONGEST_HEADING, MOST_WORDS = 90, 12
# After the deepest level that a numbered heading has.
UNNUMBERED = 9


def with_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with those that look like headings made headings.

    Where the document has headings of its own, nothing is guessed.
    """
    if any(paragraph.kind == "heading" for paragraph in paragraphs):
        return paragraphs
    ranks = {
        at: rank_of(paragraph, paragraphs[at + 1])
        for at, paragraph in enumerate(paragraphs[:-1])
        if looks_like_heading(paragraph)
    }
    levels = {rank: min(level, 6) for level, rank in enumerate(sorted(set(ranks.values())), 1)}
    return [
        replace(paragraph, kind="heading", level=levels[ranks[at]]) if at in ranks else paragraph
        for at, paragraph in enumerate(paragraphs)
    ]


def looks_like_heading(paragraph: Paragraph) -> bool:
    """Whether it is short, begins as a heading does and does not end as a sentence does."""
    text = paragraph.text
    return (
        paragraph.kind == "text"
        and len(text) <= LONGEST_HEADING
        and len(text.split()) <= MOST_WORDS
        and not text.endswith((".", ",", ";", ":", "!", "”", '"'))
        and not text[0].islower()
        and any(sign.isalpha() for sign in without_number(text))
        and (not text[0].isdigit() or bool(number_of(text)))
    )


def rank_of(heading: Paragraph, after: Paragraph) -> tuple[int, int]:
    """Return how high a heading stands: numbers and capitals first, what heads a list last."""
    number = number_of(heading.text)
    depth = len(number) or (1 if heading.text.isupper() else UNNUMBERED)
    return depth, int(depth == UNNUMBERED and after.kind == "item")


def title_of(heading: str) -> str:
    """Return a heading as the title of a page: "2. SKOLA OCH FÖRSKOLA" is "Skola och förskola"."""
    title = without_number(heading).strip()
    return title.capitalize() if title.isupper() and len(title.split()[0]) > 2 else title
