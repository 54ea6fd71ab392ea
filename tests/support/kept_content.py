"""Keep the tests' starter site, so that only a change of the product loads it again."""

import contextlib
import datetime
import fcntl
import functools
import hashlib
import shutil
import sqlite3

from django.conf import settings
from django.db import connection

from .kept_database import KEPT
from .servers import ROOT

# What the content follows from, files that Python makes of them aside.
SOURCES = ["contact", "locale", "policy", "site_project", "templates", "tests/support"]
FILES = ["requirements.txt", "tests/conftest.py"]


def load_or_copy(load):
    """Call `load` to fill the database and the media, or copy what it once made today.

    Some of what it makes is dated. Of several runs at once the first loads while the others wait.
    On PostgreSQL every run loads.
    """
    if connection.vendor != "sqlite":
        load()
        return
    folder = KEPT / f"content_{fingerprint()}"
    with (KEPT / "content.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            load()
            keep(folder)
            return
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(folder / "db.sqlite3")) as kept:
            kept.backup(connection.connection)
        shutil.copytree(folder / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)


def keep(folder):
    for old in KEPT.glob("content_*"):
        shutil.rmtree(old)
    made = KEPT / "content_being_made"
    shutil.copytree(settings.MEDIA_ROOT, made / "media")
    with contextlib.closing(sqlite3.connect(made / "db.sqlite3")) as kept:
        connection.connection.backup(kept)
    made.rename(folder)


@functools.cache
def fingerprint():
    found = hashlib.sha256(str(datetime.date.today()).encode())
    for path in sorted(sources()):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def sources():
    yield from map(ROOT.joinpath, FILES)
    for folder in SOURCES:
        for path in ROOT.joinpath(folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                yield path
