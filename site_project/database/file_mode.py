"""An SQLite database holds messages and passwords' hashes: its file is for its owner alone."""

import contextlib
from pathlib import Path

from django.db.backends.signals import connection_created

OWNER_ALONE = 0o600


def connect():
    connection_created.connect(keep_private)


def keep_private(connection, **kwargs):
    """Take away what others may do with the file, and with the two that SQLite keeps beside it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return
    for path in (Path(name), Path(f"{name}-wal"), Path(f"{name}-shm")):
        # One that is somebody else's is theirs to keep; one beside it may have gone by now.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            if path.stat().st_mode & 0o077:
                path.chmod(OWNER_ALONE)
