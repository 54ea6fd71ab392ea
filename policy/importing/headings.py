"""Headings that nothing but their looks tells from other lines."""

import re
from dataclasses import replace

from .document import Paragraph
from .marks import number_of, without_number
from .points import without_notes

LONGEST_HEADING, MOST_WORDS = 90, 12
BOLD = re.compile(r"(?:<b>(?:(?!</?b>).)*</b>[\s.:]*)+")
# "Skola 12" stands in a table of contents; "Agenda 2030" does not.
LISTED = re.compile(r"[\s.…]\d{1,3}$")
# How high a heading stands that has no number: in capitals, in bold, or like any other line.
CAPITALS, BOLD_RANK, PLAIN = 1, 8, 9


def with_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` with those that look like headings made headings.

    Where the document has headings of its own, only a line in bold is one too, below them.
    """
    own = [one.level for one in paragraphs if one.kind == "heading" and one.style != "title"]
    deepest = max(own, default=0)
    ranks = ranks_of(paragraphs)
    if deepest:
        ranks = {at: rank for at, rank in ranks.items() if is_bold(paragraphs[at])}
    elif any(rank[0] != PLAIN for rank in ranks.values()):
        # What looks like any other line heads at most a list.
        ranks = {at: rank for at, rank in ranks.items() if rank[0] != PLAIN or rank[1]}
    levels = {rank: level for level, rank in enumerate(sorted(set(ranks.values())), deepest + 1)}
    return [
        heading_of(paragraph, min(levels[ranks[at]], 6)) if at in ranks else paragraph
        for at, paragraph in enumerate(paragraphs)
    ]


def heading_of(paragraph: Paragraph, level: int) -> Paragraph:
    html = re.sub(r"</?[bi]>", "", paragraph.html)
    return replace(paragraph, kind="heading", level=level, html=html)


def ranks_of(paragraphs: list[Paragraph]) -> dict[int, tuple[int, int]]:
    """Return how high each paragraph would stand that looks like a heading, by its place.

    One that looks like any other line is one only where a paragraph or a list follows.
    """
    found: dict[int, tuple[int, int]] = {}
    for at, paragraph in enumerate(paragraphs[:-1]):
        if looks_like_heading(paragraph):
            found[at] = rank_of(paragraph, paragraphs[at + 1])
    return {
        at: rank
        for at, rank in found.items()
        if rank[0] != PLAIN or at == 0 or found.get(at + 1, (0, 0))[0] != PLAIN
    }


def looks_like_heading(paragraph: Paragraph) -> bool:
    return paragraph.kind == "text" and not paragraph.style and reads_as_heading(paragraph.text)


def reads_as_heading(text: str) -> bool:
    """Whether it is short, begins as a heading does and does not end as a sentence does."""
    text = without_notes(text) or text
    return (
        len(text) <= LONGEST_HEADING
        and len(text.split()) <= MOST_WORDS
        and not text.endswith((".", ",", ";", ":", "!", "”", '"'))
        and not text[0].islower()
        and not LISTED.search(text)
        and any(sign.isalpha() for sign in without_number(text))
        and (not text[0].isdigit() or bool(number_of(text)))
    )


def is_bold(paragraph: Paragraph) -> bool:
    return bool(BOLD.fullmatch(paragraph.html))


def rank_of(heading: Paragraph, after: Paragraph) -> tuple[int, int]:
    """Return how high a heading stands: numbers and capitals first, what heads a list last."""
    depth = len(number_of(heading.text)) or (CAPITALS if heading.text.isupper() else 0)
    if depth:
        return depth, 0
    if is_bold(heading):
        return BOLD_RANK, int(after.kind == "item")
    return PLAIN, int(after.kind == "item")
