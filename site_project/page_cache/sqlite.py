import sqlite3
import threading

READ = "SELECT number FROM site_project_generation"


class SqliteGeneration:
    """The generation of a SQLite database.

    Each thread has a connection that never writes. On it, `PRAGMA data_version` changes with
    every commit of any other connection, in this process or another (sqlite.org/pragma.html),
    at the cost of a look into shared memory; the number is read again only then.
    """

    def __init__(self, path):
        self.path = str(path)
        self.seen = threading.local()

    def current(self):
        """Return the number, or None where the database can not tell."""
        seen = self.seen
        try:
            version = seen.cursor.execute("PRAGMA data_version").fetchone()
            if version != seen.version:
                # In this order: a commit in between is noticed the next time.
                seen.number = seen.cursor.execute(READ).fetchone()[0]
                seen.version = version
        except (AttributeError, sqlite3.Error, TypeError):
            return self.connect()
        return seen.number

    def connect(self):
        try:
            connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=1)
            self.seen.version = None
            self.seen.cursor = connection.cursor()
            return self.seen.cursor.execute(READ).fetchone()[0]
        except (sqlite3.Error, TypeError):
            return None
