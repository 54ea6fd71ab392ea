"""The columns of the spreadsheet, and what their cells may hold."""

import re
from datetime import date, datetime

from django.conf import settings
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from policy.models import Status

COLUMNS = {
    "number": _("Commitment number"),
    "area": _("Area"),
    "heading": _("Heading"),
    "words": _("Wording"),
    "present": _("Present status"),
    "status": _("New status"),
    "what_happened": _("What has happened"),
    "address": _("Address of the evidence"),
    "title": _("Name of the evidence"),
    "date": _("Date"),
    "judged": _("Judged words (leave as it is)"),
    "seen": _("Latest update (leave as it is)"),
}
DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/. -]\s*(\d{1,2})[/. -]\s*(\d{4})")
YEAR_MONTH_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T]00:00(?::00)?)?")
WORDS = re.compile(r"(?:den )?(\d{1,2})(?::[ae])?\.? (\w+)\.? (\d{4})")


def in_languages(texts):
    """Return a dict from each of `texts` as people write it to its key, whatever the case.

    `texts` is a dict of lazy texts; they are known in the language of the site, in that of the
    reader and in English.
    """
    known = {}
    for language in ("en", settings.LANGUAGE_CODE, get_language()):
        with override(language):
            known.update({folded(text): key for key, text in texts.items()})
    return known


def folded(text):
    """Return `text` as it is compared: in small letters, with single spaces."""
    return " ".join(str(text).casefold().split())


def status_of(text):
    """Return the value of the status that `text` names; raise ValueError where it names none."""
    words = in_languages({one.value: one.label for one in Status if one.is_assessment})
    found = words.get(folded(text)) or words.get(folded(text.replace("-", " ")))
    if not found:
        found = text.strip().lower()
        if found not in dict(Status.assessments()):
            raise ValueError(text)
    return found


def date_of(value):
    """Return the day that a cell holds, as YYYY-MM-DD; raise ValueError where it is none.

    Known are 2026-11-28, 20261128, 28/11 2026, 28.11.2026 and 28 november 2026.
    """
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    text = str(value).strip()
    if found := YEAR_MONTH_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := DAY_MONTH_YEAR.fullmatch(re.sub(r"(?<=\d) (?=\d{4}$)", "/", text)):
        day, month, year = map(int, found.groups())
    elif found := WORDS.fullmatch(text):
        day, year = int(found[1]), int(found[3])
        month = month_of(found[2])
    else:
        raise ValueError(text)
    return date(year, month, day).isoformat()


def month_of(name):
    names = {**in_languages(MONTHS), **in_languages(MONTHS_3)}
    if folded(name) not in names:
        raise ValueError(name)
    return names[folded(name)]
