from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

# Terms of Swedish municipal councils begin on 15 October of an election year (kommunallagen).
AN_ELECTION = 2022
YEARS = 4
LONGEST = 100


class Answers(NamedTuple):
    """What one must know to make a site."""

    name: str
    hostname: str
    port: int
    email: str
    areas: list
    languages: list
    term: tuple


def checked_name(text):
    """Return the branch's name; raise ValidationError where there is none."""
    name = " ".join(text.split())
    if not 0 < len(name) <= LONGEST:
        raise ValidationError(f"Write the name of the branch, at most {LONGEST} letters.")
    return name


def checked_address(text):
    """Return host name and port of an address as https://www.example.org or www.example.org."""
    address = text.strip() if "://" in text else f"https://{text.strip()}"
    try:
        URLValidator(schemes=["http", "https"])(address)
        parts = urlsplit(address)
        return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except (ValueError, ValidationError):
        raise ValidationError("Write an address, for instance https://www.example.org.") from None


def checked_email(text):
    """Return the e-mail address, or "" where none is given."""
    if text.strip():
        validate_email(text.strip())
    return text.strip()


def checked_areas(text):
    """Return the areas, which are separated by commas, each once."""
    areas = list(dict.fromkeys(filter(None, (" ".join(one.split()) for one in text.split(",")))))
    if not areas:
        raise ValidationError("Name at least one area.")
    if too_long := [area for area in areas if len(area) > LONGEST]:
        raise ValidationError(f"Too long a name for an area: {too_long[0]}")
    return areas


def checked_languages(text):
    """Return the codes, separated by commas, the main language first; all must be known."""
    known = dict(settings.LANGUAGES)
    codes = [one.strip().lower() for one in text.split(",") if one.strip()]
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValidationError(f"Not known: {', '.join(unknown)}. Choose from {', '.join(known)}.")
    return list(dict.fromkeys([settings.LANGUAGE_CODE, *codes]))


def term_of(day):
    """Return the first and last year of the term of office that `day` falls into."""
    years_in = (day.year - AN_ELECTION) % YEARS
    start = day.year - years_in
    if years_in == 0 and day < date(day.year, 10, 15):
        start -= YEARS
    return start, start + YEARS
