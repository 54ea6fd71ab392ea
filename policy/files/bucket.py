"""Uploads in a bucket of S3-compatible storage, which several machines share (STORAGE_URL)."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import cached_property
from pathlib import Path

import obstore
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible
from obstore.exceptions import BaseError
from obstore.store import ObjectStore, from_url

from .stored import StoredFile

# Somebody waits for it.
SECONDS = 30


def store_at(url: str, seconds: int) -> ObjectStore:
    """Return the store at an address such as s3://bucket/folder; key and server come from AWS_…

    A request may take so many `seconds`, and all its repetitions half as many more. Raises
    obstore's BaseError or ValueError where it is no such address.
    """
    # Whether to encrypt the way there is said by AWS_ENDPOINT_URL: https:// or http://.
    options = {"timeout": timedelta(seconds=seconds), "allow_http": True}
    retries = {"max_retries": 5, "retry_timeout": timedelta(seconds=seconds / 2)}
    return from_url(url, retry_config=retries, client_options=options)


@deconstructible
class BucketStorage(Storage):
    """Files below `url`, of which no one has an address: the site reads them for visitors.

    A file is there, whole, when saving returns (S3 takes it as a whole or not at all). Raises
    FileNotFoundError for what is not there, and OSError where the bucket refuses or is away.
    """

    def __init__(self, url: str, base_url: str) -> None:
        self.location, self.base_url = url, base_url

    @cached_property
    def store(self) -> ObjectStore:
        with errors():
            return store_at(self.location, SECONDS)

    def _open(self, name: str, mode: str = "rb") -> ContentFile:
        with errors():
            return ContentFile(bytes(obstore.get(self.store, name).bytes()), name)

    def _save(self, name: str, content) -> str:
        content.seek(0)
        with errors():
            obstore.put(self.store, name, content.read())
        return name

    def put(self, name: str, path: Path) -> None:
        """Copy the file at `path` here as `name`, in place of what may be there."""
        with errors():
            obstore.put(self.store, name, path)

    def delete(self, name: str) -> None:
        with suppress(FileNotFoundError), errors():
            obstore.delete(self.store, name)

    def delete_all(self, folder: str) -> None:
        """Delete every file in the folder and below it."""
        names = [one.name for one in self.files(folder)]
        if names:
            with errors():
                obstore.delete(self.store, names)

    def exists(self, name: str) -> bool:
        try:
            self.head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return self.head(name)["size"]

    def head(self, name):
        with errors():
            return obstore.head(self.store, name)

    def url(self, name: str) -> str:
        return self.base_url + name

    def files(self, folder: str = "") -> Iterator[StoredFile]:
        """Yield every file in the folder and below it; one request for each thousand."""
        with errors():
            for batch in obstore.list(self.store, folder or None):
                for one in batch:
                    yield StoredFile(one["path"], one["size"], one["last_modified"])


@contextmanager
def errors():
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, ValueError) as error:
        first_line = str(error).partition("\n")[0]
        raise OSError(errno.EIO, f"STORAGE_URL: {first_line}") from error
