"""The version of the site: a number in its database that grows with each public change.

It stands in the table of the model Generation, where triggers advance it (see triggers.py).
"""

import mmap
import os
import sqlite3
import threading
from functools import cache
from pathlib import Path
from typing import Protocol

from django.db import connections

from .postgres_version import READ, PostgresVersion

HEADER = 48


class SiteVersion(Protocol):
    """What tells the version of one database."""

    def current(self) -> int | None:
        """Return the number, or None where the database can not tell."""

    def latest(self) -> int | None:
        """Return it as the database has it at this moment, for one who tells the others."""


def version_of(alias: str = "default") -> SiteVersion:
    """Return what tells the version of the database `alias`."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return sqlite_version(str(connection.settings_dict["NAME"]))
    parameters = connection.get_connection_params()
    known = ("dbname", "user", "password", "host", "port", "service", "sslmode", "sslrootcert")
    return PostgresVersion({name: parameters[name] for name in known if name in parameters})


@cache
def sqlite_version(path: str) -> "SqliteVersion":
    """Return the one SqliteVersion of `path` in this process, which is never let go.

    With it the files would be closed that it keeps open, and every lock of SQLite's with them.
    """
    return SqliteVersion(path)


class SqliteVersion:
    """The version of a SQLite database.

    Whether anybody has committed, in this process or another, shows in the header of the WAL
    index, which all connections share in memory (sqlite.org/walformat.html, 2.1: it counts the
    transactions). That is what `PRAGMA data_version` compares; read here directly it costs no
    system call: a server of finished pages answers a fifth more requests. Only when it has changed
    is the number read again.

    A connection stays open, so that the index is never deleted and made anew; so does its
    file, since closing it would release the locks that SQLite itself holds on it. All threads
    share the connection, which is asked only after a change: one of their own each would stay
    open for good, as SQLite closes no file that another connection has locked.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        # Signs such as ? and a second slash in front would end the name of the file in a URI.
        self.uri = Path(os.path.realpath(path)).as_uri()
        self.asking = threading.RLock()
        self.connection: sqlite3.Connection | None = None
        self.index: mmap.mmap | None = None
        self.seen: tuple[bytes | None, int | None] = (None, None)

    def current(self) -> int | None:
        index = self.index
        if index is None:
            self.open()
            return self.read()
        header = index[:HEADER]
        seen, number = self.seen
        if header != seen:
            number = self.read()
            self.seen = (header, number) if number is not None else (None, None)
        return number

    latest = current

    def open(self) -> None:
        """Begin to watch the WAL index; where there is none, the number is read each time."""
        index = Path(f"{self.path}-shm")
        with self.asking:
            if self.index is None and self.read() is not None and index.exists():
                self.file = index.open("rb")
                self.index = mmap.mmap(self.file.fileno(), HEADER, access=mmap.ACCESS_READ)

    def read(self) -> int | None:
        try:
            with self.asking:
                if self.connection is None:
                    self.connection = sqlite3.connect(
                        f"{self.uri}?mode=ro", uri=True, timeout=1, check_same_thread=False
                    )
                return self.connection.execute(READ).fetchone()[0]
        except (sqlite3.Error, TypeError):
            return None
