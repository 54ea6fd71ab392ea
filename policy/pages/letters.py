"""Addresses in the letters a to z, as people read them out and mail programs leave them whole."""

import re
import unicodedata

from django.utils.text import slugify

# Letters that are no letter with an accent.
OTHERS = {"øØ": "o", "æÆ": "ae", "œŒ": "oe", "ß": "ss", "ı": "i", "đĐðÐ": "d", "łŁ": "l"}
LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
ACCENT = "[\u0300-\u036f]"
# "2026–2030" is two words, and so is "trafik/kollektivtrafik".
BETWEEN_WORDS = r"\s*[–—‒−/&]\s*"


def plain_letters() -> dict[str, str]:
    """Return the letter of a to z for each Latin one that has an accent."""
    found = {}
    for letter in map(chr, (code for codes in LATIN for code in codes)):
        base, *accents = unicodedata.normalize("NFKD", letter)
        if accents and base.isascii() and base.isalpha():
            found[letter] = base.lower()
    return found | {letter: plain for letters, plain in OTHERS.items() for letter in letters}


PLAIN = plain_letters()
TABLE = str.maketrans(PLAIN)
# For the field of an address in the admin (Wagtail's SlugInput): what becomes what, in order.
FORMATTERS = [
    (ACCENT, ""),
    (BETWEEN_WORDS, "-"),
    *(
        (f"[{''.join(letter for letter in PLAIN if PLAIN[letter] == plain)}]", plain)
        for plain in dict.fromkeys(PLAIN.values())
    ),
]


def in_letters(text: str) -> str:
    """Return `text` as part of an address: without accents, or as it is if a letter were lost."""
    text = re.sub(BETWEEN_WORDS, "-", text).translate(TABLE)
    plain, own = slugify(text), slugify(text, allow_unicode=True)
    return plain if len(plain) == len(own) else own
