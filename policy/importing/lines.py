"""Printed lines become the paragraphs that they were."""

import re
from collections.abc import Iterable

FIRST_WORD = re.compile(r"^[\w-]*")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
BROKEN = re.compile(r"[^\W\d_]{2,}-$|[^\W\d_]\N{HYPHEN}$")
# "budget- och skuldrådgivning" is no broken word.
CONJUNCTION = re.compile(r"(?:och|eller|samt|resp|respektive|and|or|und|oder|ja|tai)\b")
# EU-kommissionen: what stands in capitals keeps its hyphen.
CAPITALS = re.compile(r"(?:^|\W)[A-ZÅÄÖ\d]{2,}-$")


def join_lines(lines: Iterable[str], known: frozenset[str] = frozenset()) -> str:
    """Return `lines` as one, with words that were broken over two made whole.

    `known` are words with a hyphen that the document has elsewhere: they keep it.
    """
    joined = ""
    for line in lines:
        joined = join_two(joined, line.strip(), known) if joined else line.strip()
    return joined


def join_two(first: str, second: str, known: frozenset[str] = frozenset()) -> str:
    if first.endswith(SOFT_HYPHEN):
        return first[:-1] + second
    if not BROKEN.search(first) or not second[:1].islower():
        return f"{first}{'' if ends_in_compound(first, second) else ' '}{second}"
    if CONJUNCTION.match(second):
        return f"{first} {second}"
    compound = first.split()[-1] + FIRST_WORD.findall(second)[0]
    if CAPITALS.search(first) or compound.casefold() in known:
        return first + second
    return first[:-1] + second


def ends_in_compound(first: str, second: str) -> bool:
    """Whether `first` ends in a part such as "e-", of a word that keeps its hyphen."""
    return bool(re.search(r"(?:^|\s)\w+-$", first)) and not CONJUNCTION.match(second)


def hyphenated_words(text: str) -> frozenset[str]:
    """Return the words of `text` that have a hyphen within a line."""
    return frozenset(word.casefold() for word in re.findall(r"\w+-\w+", text))
