"""What an editor's browser sends for a link: phone numbers, anchors, addresses, primary keys."""

import re

from phonenumber_field.phonenumber import PhoneNumber, to_python

from policy.pages.letters import in_letters

# Browsers read //host, /\host and \\host as https://host.
OTHER_HOST = re.compile(r"[/\\]{2,}")
# The largest number that a column of either database holds for a key.
MAX_KEY = 2**63 - 1


def normalise_address(url: str | None) -> str:
    """Return the address as it is to be in a link; an invalid one stays as it was typed."""
    url = url.strip() if isinstance(url, str) else ""
    if url.lower().startswith("tel:"):
        return telephone(url) or url
    if url.startswith("#"):
        return f"#{anchor(url)}"
    return OTHER_HOST.sub("https://", url, count=1) if OTHER_HOST.match(url) else url


def telephone(typed: str) -> str | None:
    """Return the tel: address (RFC 3966) of a number as Swedes write it; None if it is none.

    The nought in +46 (0)8-530 610 00 is for those who call from within the country.
    """
    number = re.sub(r"^tel:", "", typed.strip(), flags=re.IGNORECASE)
    number = re.sub(r"\(\s*0\s*\)", "", number) if number.startswith(("+", "00")) else number
    parsed = to_python(re.sub(r"^00", "+", number)) if number else None
    return parsed.as_rfc3966 if isinstance(parsed, PhoneNumber) and parsed.is_valid() else None


def anchor(typed: str) -> str:
    """Return an anchor without #: as it is, or as a heading with these words would have it."""
    name = typed.strip().lstrip("#").strip()
    return name if re.fullmatch(r"[\w.-]*", name) else in_letters(name)


def key_of(value: object) -> int | None:
    """Return `value` as a primary key, None where it is none that a database can hold."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value)
    # Letters of other scripts are digits too, and no database takes them for such.
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        return None
    return int(text) if 0 < int(text) <= MAX_KEY else None
