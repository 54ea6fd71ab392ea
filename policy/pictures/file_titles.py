"""Readable titles from the names of uploaded files."""

import re
from datetime import datetime
from pathlib import PurePath
from urllib.parse import unquote

from django.utils.formats import date_format
from django.utils.translation import gettext as _

# Cameras, phones and programs name their files: IMG_1234, DSC01234, PXL_20260512_101112345, or by
# nothing but digits and a–f.
NAMED_BY_A_CAMERA = re.compile(
    r"(?i)^(?:img|dsc[nf]?|pxl|mvimg|vid|image|photo|picture|bild|foto|fullsizerender|"
    r"screenshot|skärmavbild|whatsapp image|signal|received|p|wp)?[\W_\d]*(?:wa\d+)?$"
)
HEXADECIMAL = re.compile(r"(?i)^(?=.*\d)[\da-f]{8,}(?:-[\da-f]{4,})*$")
DAY = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
NUMBER = re.compile(r"\d+")
# What programs add: a copy, its number, its size.
ADDED = re.compile(
    r"(?i)(?:[\s_-]+(?:kopia|copy|scaled|edited|redigerad)|\s*\(\d+\)|[\s_-]+\d{2,5}x\d{2,5})+$"
)


def title_from(file_name: str) -> str:
    """Return a title for the picture in the file `file_name`."""
    stem = ADDED.sub("", PurePath(unquote(file_name)).stem)
    if NAMED_BY_A_CAMERA.match(stem):
        return title_by_camera(stem)
    if HEXADECIMAL.match(stem):
        return _("Picture without a title")
    words = " ".join(re.sub(r"[_+.\s-]+", " ", stem).split())
    return words[:1].upper() + words[1:]


def title_by_camera(stem: str) -> str:
    if found := DAY.search(stem):
        try:
            year, month, day = map(int, found.groups())
            date = date_format(datetime(year, month, day), "j F Y")
            return _("Picture of %(date)s") % {"date": date}
        except ValueError:
            pass
    number = NUMBER.search(stem)
    if number and len(number[0]) < 6:
        return _("Picture %(number)s") % {"number": number[0]}
    return _("Picture without a title")


def is_name_of(title: str, file_name: str) -> bool:
    """Whether `title` is what a browser made of the file's name, and nobody has written."""
    return letters_of(title) in (letters_of(file_name), letters_of(PurePath(file_name).stem))


def letters_of(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
