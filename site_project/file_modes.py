"""Modes of the database's files and of uploads: only the site and nginx read them."""

import contextlib
from pathlib import Path

from django.conf import settings

from policy.pictures.storage import RENDITIONS

PUBLIC, PRIVATE = 0o644, 0o600


def close_database_files(connection, **kwargs):
    """Make an SQLite database and its -wal and -shm files private (connection_created)."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return
    for path in (Path(name), Path(f"{name}-wal"), Path(f"{name}-shm")):
        # It may belong to somebody else, or be gone by now.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            if path.stat().st_mode & 0o077:
                path.chmod(PRIVATE)


def close_media_files():
    """Set the mode of every upload, after an upgrade or a restore; renditions are public."""
    root = Path(settings.MEDIA_ROOT)
    for path in root.rglob("*"):
        if path.is_file():
            is_public = path.relative_to(root).parts[0] == RENDITIONS
            mode = PUBLIC if is_public else PRIVATE
            if path.stat().st_mode & 0o777 != mode:
                path.chmod(mode)
