"""Keep a migrated, empty test database, so that only a change of migrations runs them again."""

import contextlib
import fcntl
import functools
import hashlib
import os
import sqlite3

from django.conf import settings
from django.db import connection

from .servers import ROOT

KEPT = ROOT / ".pytest_cache"


@contextlib.contextmanager
def migrated_database():
    """Let `setup_databases` find its database migrated; yield what to call once it has migrated it.

    SQLite gets it as the shared memory that Django opens, PostgreSQL as the template of a database.
    Of several runs at once the first makes it while the others wait.
    """
    KEPT.mkdir(exist_ok=True)
    with (KEPT / f"{connection.vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make = sqlite_from if connection.vendor == "sqlite" else postgresql_from
        with make() as keep:

            def keep_and_let_others_in():
                keep()
                lock.close()

            yield keep_and_let_others_in


def migrated_url():
    """Return the address of the database that has been kept, or None where none has been."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{sqlite_path()}" if sqlite_path().exists() else None
    return f"postgres:///{postgresql_name()}" if is_kept_by_postgresql() else None


def sqlite_path():
    return KEPT / f"migrated_{fingerprint()}.sqlite3"


def postgresql_name():
    return f"lokalpolitik_migrated_{fingerprint()}"


def is_kept_by_postgresql():
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [postgresql_name()])
        return bool(cursor.fetchone())


@contextlib.contextmanager
def sqlite_from():
    path = sqlite_path()
    memory = sqlite3.connect("file:memorydb_default?mode=memory&cache=shared", uri=True)
    if path.exists():
        with contextlib.closing(sqlite3.connect(path)) as kept:
            kept.backup(memory)

    def keep():
        if not path.exists():
            made = path.with_suffix(f".{os.getpid()}")
            with contextlib.closing(sqlite3.connect(made)) as kept:
                connection.connection.backup(kept)
            made.rename(path)

    with contextlib.closing(memory):
        yield keep


@contextlib.contextmanager
def postgresql_from():
    name = postgresql_name()
    exists = is_kept_by_postgresql()
    if exists:
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = name
        connection.settings_dict["TEST"]["TEMPLATE"] = name

    def keep():
        if not exists:
            original = connection.settings_dict["NAME"]
            connection.close()
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')

    yield keep


@functools.cache
def fingerprint():
    """What the migrated database follows from: the migrations, and those of the packages."""
    sources = [*ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt"]
    found = hashlib.sha256()
    for path in sorted(sources):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
