"""The contact details as last saved, in a file: for pages that must work without the database."""

import json

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

NAME = "contact.json"


def keep(instance, **kwargs):
    """Write the details when they have been saved for good (a signal receiver)."""
    transaction.on_commit(lambda: write(instance))


def write(details):
    """Keep what an error page shows of `details`."""
    data = {
        "organisation": details.organisation,
        "phone": str(details.phone),
        "phone_url": details.phone.as_rfc3966 if details.phone else "",
        "email": details.email,
    }
    default_storage.delete(NAME)
    default_storage.save(NAME, ContentFile(json.dumps(data).encode()))


def read():
    """Return what was kept as a dict, empty where nothing can be read."""
    try:
        with default_storage.open(NAME) as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}
