"""Addresses that an editor types for a link in running text: telephone numbers, anchors, sites."""

import re

from phonenumber_field.phonenumber import PhoneNumber, to_python

from policy.pages.anchors import in_letters

# Browsers read //host, /\host and \\host as https://host.
OTHER_HOST = re.compile(r"[/\\]{2,}")


def tidy(url):
    """Return the address as a browser is to have it; one that is none stays as it was typed."""
    url = url.strip() if isinstance(url, str) else ""
    if url.lower().startswith("tel:"):
        return telephone(url) or url
    if url.startswith("#"):
        return f"#{anchor(url)}"
    return OTHER_HOST.sub("https://", url, count=1) if OTHER_HOST.match(url) else url


def telephone(typed):
    """Return the tel: address (RFC 3966) of a number as Swedes write it; None if it is none.

    The nought in +46 (0)8-530 610 00 is for those who call from within the country.
    """
    number = re.sub(r"^tel:", "", typed.strip(), flags=re.IGNORECASE)
    number = re.sub(r"\(\s*0\s*\)", "", number) if number.startswith(("+", "00")) else number
    parsed = to_python(re.sub(r"^00", "+", number)) if number else None
    return parsed.as_rfc3966 if isinstance(parsed, PhoneNumber) and parsed.is_valid() else None


def anchor(typed):
    """Return an anchor without #: as it is, or as a heading with these words would have it."""
    name = typed.strip().lstrip("#").strip()
    return name if re.fullmatch(r"[\w.-]*", name) else in_letters(name)
