"""On PostgreSQL the version is read from shared memory, and is right whatever happens to it."""

import time

import pytest
from django.db import connection

from site_project.page_cache import postgres_version
from site_project.page_cache.nginx import NginxNotifier
from site_project.page_cache.version import version_of

pytestmark = pytest.mark.django_db
CHANGE = "UPDATE wagtailcore_page SET title = title WHERE depth = 1"
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND query LIKE '%site_project_generation' "
    "AND pid <> pg_backend_pid()"
)


def wait_until(is_true):
    for _ in range(200):
        if is_true():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def by_hand(db):
    """Do what somebody does in psql, who tells nobody."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite tells by the header of its WAL index.")
    cursor = version_of().connect().cursor()
    yield cursor.execute
    cursor.connection.close()


@pytest.fixture
def process(tmp_path, by_hand):
    """The version as a process of the site reads it, with a listener of its own."""
    version = version_of()
    nginx = NginxNotifier(tmp_path, version)
    version.watch(nginx.shared, nginx.publish)
    assert wait_until(lambda: version.current() == version.shared.get() > 0)
    yield version
    version.connect = exit
    by_hand(CUT)


def test_reading_asks_nobody_while_the_listener_lives(process, monkeypatch):
    monkeypatch.setattr(process, "latest", None)
    assert process.current() == process.shared.get()


def test_what_somebody_changes_by_hand_is_seen_before_the_next_beat(process, by_hand, monkeypatch):
    monkeypatch.setattr(postgres_version, "BEAT", 60)
    time.sleep(0.5)
    before = process.shared.get()
    by_hand(CHANGE)
    assert wait_until(lambda: process.shared.get() == before + 1)


def test_nothing_is_missed_when_the_listener_is_cut_off(process, by_hand):
    for _ in range(3):
        by_hand(CUT)
        by_hand(CHANGE)
        assert wait_until(lambda: process.current() == process.latest())
    assert wait_until(lambda: time.monotonic() < process.certain_until)


def test_number_that_could_not_be_written_is_not_relied_on(process, by_hand, monkeypatch):
    monkeypatch.setattr(process.shared, "set", lambda number: None)
    by_hand(CHANGE)
    time.sleep(postgres_version.CERTAIN + 0.5)
    assert process.current() == process.latest() > process.shared.get()


def test_listener_that_stands_still_is_not_relied_on(process, by_hand, monkeypatch):
    monkeypatch.setattr(postgres_version, "BEAT", 60)
    time.sleep(postgres_version.CERTAIN + 0.5)
    by_hand("UPDATE site_project_generation SET number = number + 1")
    assert process.shared.get() + 1 == process.current()
