"""Uploads that survive a power cut."""

import os
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage


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

    def delete(self, name):
        super().delete(name)
        folder = Path(self.path(name)).parent
        if folder.exists():
            sync(folder)


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
