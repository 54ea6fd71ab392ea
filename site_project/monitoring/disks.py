"""The disks that the site writes to."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection


def free_bytes():
    """Return the free bytes of each disk, by the first folder of the site that is on it."""
    folders = [settings.MEDIA_ROOT, settings.BACKUP_FOLDER, settings.MIRROR_FOLDER]
    folders += [tempfile.gettempdir(), "/"]
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        folders.append(Path(connection.settings_dict["NAME"]).parent)
    found = {}
    for folder in map(Path, folders):
        there = nearest(folder)
        found.setdefault(there.stat().st_dev, (str(folder), shutil.disk_usage(there).free))
    return dict(found.values())


def nearest(folder):
    """Return `folder`, or the one around it where it is not made yet: it will be on that disk."""
    return next(one for one in (folder, *folder.absolute().parents) if one.exists())
