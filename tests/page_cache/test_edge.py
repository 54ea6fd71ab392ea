"""nginx is told of every new version, before the one who made it is answered."""

import socket
import threading

import pytest

from site_project.page_cache.nginx import NginxNotifier
from tests.support.servers import manage

pytestmark = pytest.mark.one_database


class Counter:
    """A version that the test sets itself."""

    number = 1

    def current(self):
        return self.number

    latest = current


@pytest.fixture
def version():
    return Counter()


@pytest.fixture
def notifier(tmp_path, version):
    return NginxNotifier(tmp_path, version)


def socket_of(folder):
    """Make the folder of nginx's sockets; return the address of the one that is told."""
    own = folder.with_name(f"{folder.name}-nginx")
    own.mkdir()
    return str(own / "purge.sock")


@pytest.fixture
def heard(tmp_path):
    """What a listener on nginx's socket finds in the file each time it is asked."""
    found = []
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(socket_of(tmp_path))
        listener.listen()

        def answer():
            while True:
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                with line:
                    line.recv(100)
                    found.append((tmp_path / "generation").read_text())
                    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield found
        listener.shutdown(socket.SHUT_RDWR)


def test_nginx_reads_each_version_once(notifier, version, heard):
    for number in (1, 1, 2):
        version.number = number
        notifier.notify(number)
    assert heard == ["1\n", "2\n"]


def test_version_never_goes_back(notifier, version, heard):
    version.number = 7
    notifier.notify(5)
    assert heard == ["7\n"]


def test_version_waits_in_the_file_for_an_nginx_that_is_not_there(notifier, tmp_path):
    notifier.notify(1)
    assert (tmp_path / "generation").read_text() == "1\n"


def test_nginx_that_does_not_answer_is_told_again(notifier, tmp_path, monkeypatch):
    monkeypatch.setattr("site_project.page_cache.nginx.SECONDS", 0.05)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(socket_of(tmp_path))
        deaf.listen()
        notifier.notify(1)
        assert notifier.notified is None


def test_number_that_somebody_else_has_made_stops_nothing(tmp_path, version):
    (tmp_path / "number").mkdir()
    NginxNotifier(tmp_path, version).notify(1)
    assert (tmp_path / "generation").read_text() == "1\n"


def test_database_that_is_away_changes_nothing(notifier, tmp_path):
    notifier.notify(None)
    assert not (tmp_path / "generation").exists()


def test_refreshed_pages_are_a_new_version_that_nginx_is_told_of(own_site, tmp_path, heard):
    environment = {**own_site["environment"], "PAGE_CACHE_EDGE": str(tmp_path)}
    manage(environment, "refresh_pages")
    manage(environment, "refresh_pages")
    first, second = map(int, heard)
    assert second == first + 1
