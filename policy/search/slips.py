"""Words that a visitor may have meant: those that differ by a slip of the hand."""

from collections.abc import Iterator
from difflib import get_close_matches

from .index import WordIndex

SHORTEST = 4  # letters; of shorter words too many are alike
SHORTEST_BEGINNING = 6  # letters, of which a longer word may be the beginning
MAX_SUGGESTIONS = 3


def meant(index: WordIndex, word: str, stem: str) -> str | None:
    """Return the word of the index that `word` most likely is, of which `stem` is the beginning.

    One letter is wrong, missing, too many, or changed places with the next; or else the end of the
    word is another.
    """
    if len(word) < SHORTEST or word.isdecimal():
        return None
    near = [other for other in index.words if is_slip(word, other) or is_slip(stem, other)]
    if near:
        return min(near, key=lambda one: (*likeness(word, one), -index.frequency(one)))
    for length in range(len(word) - 1, max(SHORTEST_BEGINNING, len(word) - 3) - 1, -1):
        if longer := list(index.beginning_with(word[:length])):
            return min(longer, key=lambda one: (-index.frequency(one), len(one)))
    return None


def likeness(word: str, other: str) -> tuple[bool, int]:
    return word[0] != other[0], abs(len(word) - len(other))


def is_slip(word: str, other: str) -> bool:
    """Whether `other` is `word` with one slip; of a long word, whether it begins like that."""
    if len(word) < SHORTEST or len(other) < len(word) - 1:
        return False
    if len(word) < SHORTEST_BEGINNING and len(other) > len(word) + 1:
        return False
    place = next(
        (at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None
    )
    if place is None:
        return True
    left, right = word[place:], other[place:]
    return (
        right[1:].startswith(left[1:])
        or right[1:].startswith(left)
        or right.startswith(left[1:])
        or (right[:2] == left[1::-1] and right[2:].startswith(left[2:]))
    )


def alike(index: WordIndex, word: str) -> Iterator[str]:
    """Yield the words of the index that `word` is a part of, or that look like it, the best
    first.
    """
    if len(word) < SHORTEST or word.isdecimal():
        return
    around = [other for other in index.words if word in other]
    yield from sorted(around, key=lambda one: (-index.frequency(one), len(one)))[:MAX_SUGGESTIONS]
    likely = [
        other for other in index.words if other[0] == word[0] and abs(len(other) - len(word)) < 4
    ]
    yield from get_close_matches(word, likely, MAX_SUGGESTIONS, 0.72)
