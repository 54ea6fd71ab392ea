"""Whether two wordings differ only in what no reader would call another promise."""

import re
import unicodedata

# A slip in a shorter word is too often another word: "vägar" and "väggar" are both right.
LONG_WORD, VERY_LONG_WORD, SHORT_WORD = 8, 10, 5
# Soft hyphen, en dash, minus.
ONE_HYPHEN = {0xAD: "", 0x2013: "-", 0x2212: "-"}
# A sign beside one of them says what is denied: "Stänga, inte skolan", "Stänga inte skolan".
NEGATION = re.compile(
    "inte|ej|icke|aldrig|utan|utom|ingen|inget|inga|ingenting|varken|nej"
    "|not|no|never|without|none|nothing|nor|ei|eivät|emme|ilman|لا|ليس|لن|لم|دون|غير"
)
PART = re.compile(r"(?<!\w)-?\d+(?:[.,:/-]\d+)*|\d+|[^\W\d_]+|[^\w\s]")
HYPHEN_IN_WORD = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def are_same_words(before: str, after: str) -> bool:
    """Whether `after` differs from `before` in case, spaces, punctuation or one spelling slip only.

    Numbers and signs such as % or + must be the same, and so must where a sign stands beside a
    negation. What is in doubt is another wording: an
    editor is then asked, which costs less than a status that stands on other words.
    """
    old, new = parts_of(before), parts_of(after)
    if "".join(old) == "".join(new):
        return True
    differing = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return len(old) == len(new) and len(differing) == 1 and is_slip(*differing[0])


def parts_of(text: str) -> list[str]:
    """Return the words, numbers and signs of `text`, without case and punctuation.

    Signs between a negation and the word before or after it are one comma.
    """
    plain = unicodedata.normalize("NFKC", text).translate(ONE_HYPHEN).casefold()
    parts: list[str] = []
    is_divided = False
    for part in PART.findall(HYPHEN_IN_WORD.sub(" ", plain)):
        if is_punctuation(part):
            is_divided = True
            continue
        if is_divided and parts and any(map(NEGATION.fullmatch, (parts[-1], part))):
            parts.append(",")
        parts.append(part)
        is_divided = False
    return parts


def is_punctuation(sign: str) -> bool:
    return len(sign) == 1 and unicodedata.category(sign).startswith("P") and sign not in "%§&#"


def is_slip(old: str, new: str) -> bool:
    """Whether one of two words is the other with a slip of the keyboard after its first letter."""
    shorter, longer = sorted((old, new), key=len)
    if not (old.isalpha() and new.isalpha()) or old[0] != new[0]:
        return False
    place = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    if place is None:
        place = len(shorter)
    if len(old) == len(new):
        swapped = old[:place] + old[place : place + 2][::-1] + old[place + 2 :]
        replaced = old[:place] + new[place] + old[place + 1 :]
        return (swapped == new and len(old) >= SHORT_WORD) or (
            replaced == new and len(old) >= VERY_LONG_WORD
        )
    dropped = longer[:place] + longer[place + 1 :]
    return dropped == shorter and len(shorter) >= LONG_WORD
