"""What every document says besides its own: language, sender, cover and back."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from .content import Content, Said
from .sender import ContactWay, Sender, SenderPerson
from .words import breakable, breakable_address

MARK = "mark.png"


def document_of(
    content: Content,
    sender: Sender,
    *,
    published: datetime,
    name: str,
    address: str,
    words: dict[str, str],
    **said: Any,
) -> Said:
    """Return the document that says what is `said`, with the files in `content`.

    Args:
        published: the time with its zone at which anything in it was published last.
        name: what it is called on its cover and at the foot of each page.
        address: where the same can be read on the web.
        words: its own words in the active language, besides those that all documents have.
    """
    if sender.mark:
        content.files[MARK] = sender.mark
    return {
        "paper": "a4",
        "note": "",
        **said,
        "lang": get_language().partition("-")[0],
        "is_right_to_left": get_language_bidi(),
        # Easy Swedish divides no words.
        "is_hyphenated": get_language() != settings.EASY_LANGUAGE and not get_language_bidi(),
        "published": published.isoformat(timespec="seconds"),
        "title": f"{sender.name}: {name}",
        "name": breakable(name),
        "credits": [
            {"credit": breakable(credit), "titles": breakable(", ".join(titles))}
            for credit, titles in content.credits.items()
        ],
        "web": content.web(address),
        "sender": said_of(sender),
        "accent": sender.accent,
        "words": {
            "contents": _("Contents"),
            "pictures": _("Picture credits"),
            "publisher": _("Publisher"),
            **words,
        },
    }


def said_of(sender: Sender) -> Said:
    return {
        "name": breakable(sender.name),
        "lines": list(map(breakable, sender.lines)),
        "ways": said_of_ways(sender.ways),
        "mark": MARK if sender.mark else "",
        "people": list(map(said_of_person, sender.people)),
    }


def said_of_person(person: SenderPerson) -> Said:
    return {
        "name": breakable(person.name),
        "role": breakable(person.role),
        "ways": said_of_ways(person.ways),
    }


def said_of_ways(ways: list[ContactWay]) -> list[Said]:
    return [{"address": way.address, "shown": breakable_address(way.shown)} for way in ways]


def as_day(time: datetime) -> str:
    """Return a time as a day in words."""
    return formats.date_format(time, "DATE_FORMAT")
