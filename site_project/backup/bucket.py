"""A bucket of S3-compatible storage, where backups are copied to."""

import re
from contextlib import contextmanager

import obstore
from obstore.exceptions import BaseError

from policy.files.bucket import store_at

from .files import backup_names, expired_names

# A part of an archive may take minutes on a slow line.
SECONDS = 600
REASONS = {
    "AccessDenied": "the key may not do that",
    "InvalidAccessKeyId": "AWS_ACCESS_KEY_ID is not known there",
    "NoSuchBucket": "there is no such bucket",
    "NoSuchKey": "there is no such backup",
    "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY is wrong",
}


class BucketError(Exception):
    """Why the bucket cannot be used, in one line for the administrator."""


class Bucket:
    """The backups at an address such as s3://bucket/folder; key and server come from AWS_…"""

    def __init__(self, url):
        self.url = url
        with self.errors():
            self.store = store_at(url, SECONDS)

    def add(self, path):
        with self.errors():
            obstore.put(self.store, path.name, path, max_concurrency=2)

    def fetch(self, name, folder):
        """Copy the backup into the folder; return its path."""
        path = folder / name
        with self.errors(), open(path, "wb") as file:
            for chunk in obstore.get(self.store, name):
                file.write(chunk)
        return path

    def names(self):
        with self.errors():
            return backup_names(
                entry["path"] for batch in obstore.list(self.store) for entry in batch
            )

    def prune(self, days):
        """Delete backups older than `days`, but never the newest."""
        if old := expired_names(self.names(), days):
            with self.errors():
                obstore.delete(self.store, old)

    @contextmanager
    def errors(self):
        try:
            yield
        except (BaseError, FileNotFoundError, ValueError) as error:
            code = re.search(r"<Code>(\w+)</Code>", str(error))
            reason = REASONS.get(code[1], code[1]) if code else str(error).partition("\n")[0]
            raise BucketError(f"BACKUP_URL, {self.url}: {reason}.") from error
