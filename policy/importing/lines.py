"""Printed lines become the paragraphs that they were."""

import re
from collections.abc import Iterable

from .runs import Run, text_of, tidy

FIRST_WORD = re.compile(r"^\w*")
SOFT_HYPHEN, HYPHEN = "\N{SOFT HYPHEN}", "\N{HYPHEN}"
WORD_BEFORE = re.compile(r"(\w+).$")
# "budget- och skuldrådgivning" is no broken word.
CONJUNCTION = re.compile(r"(?:och|eller|samt|resp|respektive|and|or|und|oder|ja|tai)\b")


def join_lines(lines: Iterable[str], known: frozenset[str] = frozenset()) -> str:
    """Return `lines` as one, with words that were broken over two made whole.

    `known` are words with a hyphen that the document has elsewhere: they keep it.
    """
    return text_of(join_runs([[Run(line.strip())] for line in lines], known))


def join_runs(lines: Iterable[list[Run]], known: frozenset[str] = frozenset()) -> list[Run]:
    """Return the words of lines as one, each with its look; see `join_lines`."""
    joined: list[Run] = []
    for line in lines:
        if joined and line:
            last = joined[-1]
            dropped, between = seam(text_of(joined[-3:]), text_of(line), known)
            joined[-1] = last._replace(text=last.text[: len(last.text) - dropped] + between)
        joined += line
    return tidy(joined)


def seam(first: str, second: str, known: frozenset[str]) -> tuple[int, str]:
    """Return how many signs the line `first` loses at its end, and what stands between the two."""
    hyphen = first[-1:]
    if hyphen not in ("-", SOFT_HYPHEN, HYPHEN) or not WORD_BEFORE.search(first):
        return 0, " "
    if CONJUNCTION.match(second):
        return 1, "- "
    stem = WORD_BEFORE.findall(first)[0]
    compound = f"{stem}-{FIRST_WORD.findall(second)[0]}".casefold()
    if len(stem) == 1 or compound in known:
        return 1, "-"
    if hyphen == SOFT_HYPHEN:
        return 1, ""
    if stem.isupper() and len(stem) > 1:
        return 1, "" if second[:2].isupper() else "-"
    return (1, "") if second[:1].islower() else (1, "-")


def hyphenated_words(text: str) -> frozenset[str]:
    """Return the words of `text` that have a hyphen within a line."""
    return frozenset(word.casefold() for word in re.findall(r"\w+-\w+", text))
