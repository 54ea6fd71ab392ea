from django.db import connections

from .postgresql import PostgresGeneration
from .sqlite import SqliteGeneration


def generation_of(alias="default"):
    """Return what tells the generation of a database: has `current()`."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return SqliteGeneration(connection.settings_dict["NAME"])
    parameters = connection.get_connection_params()
    known = ("dbname", "user", "password", "host", "port", "service", "sslmode", "sslrootcert")
    return PostgresGeneration({name: parameters[name] for name in known if name in parameters})
