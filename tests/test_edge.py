"""nginx is told of every new generation, before the one who made it is answered."""

import socket
import threading

import pytest

from site_project.page_cache.edge import Edge

from .servers import manage

pytestmark = pytest.mark.one_database


class Counter:
    """A generation that the test sets itself."""

    number = 1

    def current(self):
        return self.number


@pytest.fixture
def generation():
    return Counter()


@pytest.fixture
def edge(tmp_path, generation):
    return Edge(tmp_path, generation)


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


def test_nginx_reads_each_generation_once(edge, generation, heard):
    for number in (1, 1, 2):
        generation.number = number
        edge.follow(number)
    assert heard == ["1\n", "2\n"]


def test_generation_never_goes_back(edge, generation, heard):
    generation.number = 7
    edge.follow(5)
    assert heard == ["7\n"]


def test_generation_waits_in_the_file_for_an_nginx_that_is_not_there(edge, tmp_path):
    edge.follow(1)
    assert (tmp_path / "generation").read_text() == "1\n"


def test_nginx_that_does_not_answer_is_told_again(edge, tmp_path, monkeypatch):
    monkeypatch.setattr("site_project.page_cache.edge.SECONDS", 0.05)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(socket_of(tmp_path))
        deaf.listen()
        edge.follow(1)
        assert edge.followed is None


def test_database_that_is_away_changes_nothing(edge, tmp_path):
    edge.follow(None)
    assert not (tmp_path / "generation").exists()


def test_refreshed_pages_are_a_new_generation_that_nginx_is_told_of(own_site, tmp_path, heard):
    environment = {**own_site["environment"], "PAGE_CACHE_EDGE": str(tmp_path)}
    manage(environment, "refresh_pages")
    manage(environment, "refresh_pages")
    first, second = map(int, heard)
    assert second == first + 1
