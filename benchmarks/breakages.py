"""The parts of a served site that can break, each as a context in which it is broken."""

import subprocess
from contextlib import contextmanager

import psycopg2

ROOM_BYTES = 400 * 1024 * 1024


@contextmanager
def postgresql_stopped(site):
    site.stop_database()
    yield
    site.start_database()


@contextmanager
def application_killed(site):
    site.application.kill()
    yield


@contextmanager
def redis_stopped(site):
    site.redis.wanted = False
    site.redis.kill()
    yield
    site.redis.wanted = True
    site.redis.start()


@contextmanager
def disk_full(site):
    ballast = site.folder / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 65536):
                pass
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def migration_in_progress(site):
    connection = psycopg2.connect(site.environment["DATABASE_URL"])
    try:
        connection.cursor().execute("LOCK TABLE wagtailcore_page IN ACCESS EXCLUSIVE MODE")
        yield
    finally:
        connection.close()


FAULTS = [
    postgresql_stopped,
    application_killed,
    redis_stopped,
    disk_full,
    migration_in_progress,
]


@contextmanager
def small_disk(folder):
    """A disk of its own at `folder`, which can be filled; needs root."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_BYTES},mode=755", "tmpfs", folder]
    subprocess.run(command, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
