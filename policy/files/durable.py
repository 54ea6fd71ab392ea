"""Uploads that survive a power cut."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from .stored import StoredFile


class DurableStorage(FileSystemStorage):
    """Files that are on the disk, and so are their folders, before anybody is told (fsync(2)).

    Without it a file system keeps what is written in memory for half a minute, and a file whose row
    is in the database is empty after a power cut. Raises OSError where the disk refuses.
    """

    def _save(self, name, content):
        name = super()._save(name, content)
        self.write_through(name)
        return name

    def write_through(self, name):
        path, root = Path(self.path(name)), Path(self.location)
        sync(path)
        for folder in path.parents:
            sync(folder)
            if folder == root:
                break

    def put(self, name: str, path: Path) -> None:
        """Copy the file at `path` here as `name`, in place of what may be there, not yet synced."""
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)

    def delete(self, name):
        super().delete(name)
        folder = Path(self.path(name)).parent
        if folder.exists():
            sync(folder)

    def delete_all(self, folder: str) -> None:
        """Delete every file in the folder and below it."""
        shutil.rmtree(self.path(folder), ignore_errors=True)

    def files(self, folder: str = "") -> Iterator[StoredFile]:
        """Yield every file in the folder and below it."""
        for parent, _folders, names in os.walk(self.path(folder)):
            for name in names:
                path = Path(parent, name)
                with contextlib.suppress(FileNotFoundError):  # deleted meanwhile
                    found = path.stat()
                    modified = datetime.fromtimestamp(found.st_mtime, UTC)
                    relative = path.relative_to(self.location).as_posix()
                    yield StoredFile(relative, found.st_size, modified)


def is_whole(name, storage=default_storage):
    """Return whether the upload is there, and not empty."""
    return storage.exists(name) and storage.size(name) > 0


def sync(path):
    """Write a file or the entries of a folder through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
