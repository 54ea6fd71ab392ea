from functools import cache

from django.db import connections

from .postgresql import PostgresGeneration
from .sqlite import SqliteGeneration


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
