"""The version of the site where its database is PostgreSQL."""

import logging
import select
import threading
import time
from collections.abc import Callable

import psycopg2
from psycopg2.extensions import connection as Connection

from .shared_number import SharedNumber

READ = "SELECT number FROM site_project_generation"
# What the trigger function notifies (see triggers.py).
CHANNEL = "page_cache"
# Seconds after which the listener asks, though nobody told it of anything.
BEAT = 0.4
# Seconds for which what it found is relied on: longer than a beat and an answer take.
CERTAIN = 1.0

logger = logging.getLogger(__name__)


class PostgresVersion:
    """The version of a PostgreSQL database, asked for each time until `watch` is called.

    From then on it is read from memory that the processes of a machine share. Whoever publishes
    writes it there before the publisher is answered (NginxNotifier.publish); of what others
    change, by hand or on another machine, PostgreSQL tells a listener (LISTEN). A process whose
    listener has not asked for a second, since it was stopped, killed or cut off, asks each time.
    """

    def __init__(self, parameters: dict[str, str | int]) -> None:
        self.parameters = parameters
        self.own = threading.local()
        self.certain_until = 0.0

    def current(self) -> int | None:
        """Return the number that the publisher of the newest change had written, or a later one."""
        if time.monotonic() < self.certain_until:
            return self.shared.get()
        return self.latest()

    def latest(self) -> int | None:
        """Return the number as PostgreSQL has it now; each thread keeps a connection for it."""
        try:
            return self.read()
        except (AttributeError, psycopg2.Error, TypeError):
            pass
        try:
            connection = self.connect()
            self.own.cursor = connection.cursor()
            return self.read()
        except (psycopg2.Error, TypeError):
            return None

    def read(self) -> int:
        cursor = self.own.cursor
        cursor.execute(READ)
        return cursor.fetchone()[0]

    def connect(self) -> Connection:
        connection = psycopg2.connect(**self.parameters, connect_timeout=2)
        connection.autocommit = True
        return connection

    def watch(self, shared: SharedNumber, publish: Callable[[], None]) -> None:
        """Read the number from `shared`, and call `publish` to write it where it is another."""
        self.shared = shared
        listener = threading.Thread(target=self.listen, args=[publish], daemon=True)
        listener.name = "page cache listener"
        listener.start()

    def listen(self, publish: Callable[[], None]) -> None:
        """Follow the changes that others make, for as long as the process lives."""
        while True:
            try:
                self.follow(self.connect(), publish)
            except (OSError, TypeError, psycopg2.Error) as error:
                logger.warning("The version of the site is asked for each time: %s", error)
            self.certain_until = 0.0
            time.sleep(BEAT)

    def follow(self, connection: Connection, publish: Callable[[], None]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
            while True:
                asked = time.monotonic()
                cursor.execute(READ)
                found = cursor.fetchone()[0]
                if found != self.shared.get():
                    publish()
                if found <= self.shared.get():
                    self.certain_until = asked + CERTAIN
                select.select([connection], [], [], BEAT)
                connection.poll()
                connection.notifies.clear()
