"""What becomes of renditions at an upgrade: made before visitors come, and no file left over."""

import time
from pathlib import Path

from django.conf import settings

from policy.models import Picture, PictureRendition
from policy.pages.visit import answers
from policy.pictures.names import PRIVATE_RENDITIONS, RENDITIONS

from .storage import RenditionStorage

# Seconds in which a file that is being made gets its row.
UNDER_WAY = 3600


def renew_pictures():
    """Make the renditions of public pages where an upgrade has left none, then sweep.

    Until then, pages that are kept elsewhere go on showing those of the former version.
    """
    if Picture.objects.exists() and not PictureRendition.objects.exists():
        for _path, _answer in answers():
            pass
    sweep()


def sweep():
    """Delete renditions that no row names: those of a former version, or of a killed process."""
    named = set(PictureRendition.objects.values_list("file", flat=True))
    storage = RenditionStorage()
    for folder in (RENDITIONS, PRIVATE_RENDITIONS):
        for path in Path(settings.MEDIA_ROOT, folder).glob("*"):
            name = f"{folder}/{path.name}"
            if name not in named and path.stat().st_mtime < time.time() - UNDER_WAY:
                storage.delete(name)
