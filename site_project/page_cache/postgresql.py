import threading

import psycopg2

from .sqlite import READ


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
