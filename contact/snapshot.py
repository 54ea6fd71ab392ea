"""Who the branch is, as last saved, in a file: for pages that must work without the database."""

import json

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

NAME = "contact.json"
APPEARANCE = ("accent", "stylesheet_url", "header_mark_url", "favicon_url", "touch_icon_url")


def keep(instance, **kwargs):
    """Write the details when they have been saved for good (a signal receiver)."""
    transaction.on_commit(lambda: write(instance))


def keep_appearance(instance, **kwargs):
    """Write the details anew when their appearance has been saved for good (a signal receiver)."""
    transaction.on_commit(lambda: write(instance.details))


def write(details):
    """Keep what an error page shows of `details`."""
    data = {
        "organisation": details.organisation,
        "phone": str(details.phone),
        "phone_url": details.phone.as_rfc3966 if details.phone else "",
        "email": details.email,
        "appearance": shown_of(details.appearance),
    }
    default_storage.delete(NAME)
    default_storage.save(NAME, ContentFile(json.dumps(data).encode()))


def shown_of(appearance):
    return {name: getattr(appearance, name) for name in APPEARANCE}


def read():
    """Return what was kept as a dict; where nothing can be read, only how an unnamed site looks."""
    from .models import Appearance

    unnamed = {"appearance": shown_of(Appearance())}
    try:
        with default_storage.open(NAME) as file:
            return {**unnamed, **json.load(file)}
    except (OSError, ValueError):
        return unnamed
