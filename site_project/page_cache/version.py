"""The version of the site: a number in its database that grows with each public change."""

import mmap
import sqlite3
import threading
from functools import cache
from pathlib import Path

import psycopg2
from django.db import connections


def generation_of(alias="default"):
    """Return what tells the generation of a database: has `current()`."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return watched(str(connection.settings_dict["NAME"]))
    parameters = connection.get_connection_params()
    known = ("dbname", "user", "password", "host", "port", "service", "sslmode", "sslrootcert")
    return PostgresGeneration({name: parameters[name] for name in known if name in parameters})


@cache
def watched(path):
    """Return the one SqliteGeneration of `path` in this process, which is never let go.

    With it the files would be closed that it keeps open, and every lock of SQLite's with them.
    """
    return SqliteGeneration(path)


READ = "SELECT number FROM site_project_generation"
HEADER = 48


class SqliteGeneration:
    """The generation of a SQLite database.

    Whether anybody has committed, in this process or another, shows in the header of the WAL
    index, which all connections share in memory (sqlite.org/walformat.html, 2.1: it counts the
    transactions). That is what `PRAGMA data_version` compares; read here directly it costs no
    system call. Only when it has changed is the number read again.

    A connection stays open, so that the index is never deleted and made anew; so does its
    file, since closing it would release the locks that SQLite itself holds on it. All threads
    share the connection, which is asked only after a change: one of their own each would stay
    open for good, as SQLite closes no file that another connection has locked.
    """

    def __init__(self, path):
        self.path = str(path)
        self.asking = threading.RLock()
        self.connection = None
        self.file = None
        self.index = None
        self.seen = (None, None)

    def current(self):
        """Return the number, or None where the database can not tell."""
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

    def open(self):
        """Begin to watch the WAL index; where there is none, the number is read each time."""
        index = Path(f"{self.path}-shm")
        with self.asking:
            if self.index is None and self.read() is not None and index.exists():
                self.file = index.open("rb")
                self.index = mmap.mmap(self.file.fileno(), HEADER, access=mmap.ACCESS_READ)

    def read(self):
        try:
            with self.asking:
                if self.connection is None:
                    self.connection = sqlite3.connect(
                        f"file:{self.path}?mode=ro", uri=True, timeout=1, check_same_thread=False
                    )
                return self.connection.execute(READ).fetchone()[0]
        except (sqlite3.Error, TypeError):
            return None


class PostgresGeneration:
    """The generation of a PostgreSQL database, read anew each time.

    A notification (LISTEN) could arrive after the publisher has been answered; a question
    can not. Each thread keeps a connection for it.
    """

    def __init__(self, parameters):
        self.parameters = parameters
        self.seen = threading.local()

    def current(self):
        """Return the number, or None where the database can not tell."""
        try:
            return self.read()
        except (AttributeError, psycopg2.Error, TypeError):
            pass
        try:
            self.connect()
            return self.read()
        except (psycopg2.Error, TypeError):
            return None

    def read(self):
        cursor = self.seen.cursor
        cursor.execute(READ)
        return cursor.fetchone()[0]

    def connect(self):
        connection = psycopg2.connect(**self.parameters, connect_timeout=2)
        connection.autocommit = True
        self.seen.cursor = connection.cursor()
