"""What must be done to words before they are set in a narrow column."""

import re
from urllib.parse import unquote

# Words longer than those that hyphenation knows how to divide, and the pieces they are made of.
LONG_WORD, PIECE = re.compile(r"\S{26,}"), re.compile(r"\S{1,12}")
# The same in a column of a table.
LONG_IN_CELL, PIECE_OF_CELL = re.compile(r"\S{18,}"), re.compile(r"\S{1,6}")
# What no font shows, and what a PDF may not hold.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"


def breakable(text: str | None) -> str:
    """Return `text` with places where a very long word may be divided; None is ""."""
    return divided(text, LONG_WORD, PIECE)


def breakable_cell(text: str | None) -> str:
    """Return `text` likewise for a narrow cell of a table."""
    return divided(text, LONG_IN_CELL, PIECE_OF_CELL)


def breakable_address(text: str) -> str:
    """Return `text`, a web or e-mail address, likewise: a hyphen would seem to be a part of it."""
    return divided(text, LONG_WORD, PIECE, ZERO_WIDTH_SPACE)


def divided(
    text: str | None, long_word: re.Pattern[str], piece: re.Pattern[str], mark: str = SOFT_HYPHEN
) -> str:
    clean = CONTROLS.sub("", text or "")
    return long_word.sub(lambda word: mark.join(piece.findall(word[0])), clean)


def shown(address: str) -> str:
    """Return a web address as it is read on paper: in the letters of its language."""
    address = unquote(address)
    address = address.partition("://")[2].removeprefix("www.").rstrip("/") or address
    return breakable_address(address)
