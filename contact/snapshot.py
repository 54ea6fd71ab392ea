"""The contact details and appearance in a file, for pages that must work without the database."""

import json

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .models import Appearance
from .models.appearance import with_appearance

NAME = "contact.json"
APPEARANCE_FIELDS = (
    "accent",
    "stylesheet_url",
    "header_mark_url",
    "favicon_url",
    "touch_icon_url",
)


def save(details):
    """Write what error pages and the login show of the ContactDetails `details`."""
    data = {
        "organisation": details.organisation,
        "phone": str(details.phone),
        "phone_url": details.phone.as_rfc3966 if details.phone else "",
        "email": details.email,
        "appearance": appearance_data(with_appearance(details).appearance),
    }
    default_storage.delete(NAME)
    default_storage.save(NAME, ContentFile(json.dumps(data).encode()))


def load():
    """Return the saved values as a dict, or only the default appearance."""
    default = {"appearance": appearance_data(Appearance())}
    try:
        with default_storage.open(NAME) as file:
            return {**default, **json.load(file)}
    except (OSError, ValueError):
        return default


def appearance_data(appearance):
    return {name: getattr(appearance, name) for name in APPEARANCE_FIELDS}
