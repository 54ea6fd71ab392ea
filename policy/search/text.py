"""The words of a text, the same in every index as in every query."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
# Categories of marks on a letter that has no composed form, such as Arabic vowels, and of invisible
# characters.
IGNORED_CATEGORIES = {"Mn", "Mc", "Me", "Cf"}
FIRST_MARK = "\u0300"  # before it, only the soft hyphen is of them
SOFT_HYPHEN = "\u00ad"


def composed(text: str) -> str:
    """Return `text` with every letter as one character if there is one (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


def words_of(text: str) -> list[str]:
    """Return the words and numbers of `text`, without vowel signs, soft hyphens and the like."""
    text = composed(text)
    if max(text, default="") < FIRST_MARK:
        text = text.replace(SOFT_HYPHEN, "")
    else:
        text = "".join(
            character
            for character in text
            if unicodedata.category(character) not in IGNORED_CATEGORIES
        )
    return WORD.findall(text)
