"""The shipped nginx configuration, with nginx itself: what visitors get when much else is away."""

import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.nginx import nginx
from tests.support.servers import copy_site, free_port, manage, running

WITHDRAW = """
from django.utils import timezone
from policy.models import PolicyAreaPage
pages = PolicyAreaPage.objects.filter(slug="utbildning", locale__language_code="sv")
pages.update(expire_at=timezone.now())
"""
INSTALLED = shutil.which("nginx") and [*Path("/etc/nginx/modules-enabled").glob("*lua*")]
pytestmark = [
    pytest.mark.one_database,
    pytest.mark.skipif(
        not INSTALLED, reason="sudo apt-get install nginx libnginx-mod-http-lua, to test it"
    ),
]


def status(front, path, method="GET"):
    request = urllib.request.Request(front.address + path, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def answer(front, path, method="GET"):
    """Return all that a stranger sees: status, headers but the hour, and body."""
    request = urllib.request.Request(front.address + path, method=method)
    try:
        found = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        found = error
    with found:
        return (
            found.status,
            sorted(set(found.headers.items()) - {("Date", found.headers["Date"])}),
            found.read(),
        )


@pytest.fixture(scope="module")
def application(starter_site, tmp_path_factory):
    """The port of a served site that no test here changes."""
    port = free_port()
    with (
        copy_site(starter_site, tmp_path_factory.mktemp("site")) as site,
        running(site, port=port),
    ):
        yield port


@pytest.fixture(scope="module")
def front(application):
    with nginx(application) as front:
        yield front


def test_withdrawn_page_does_not_come_back_when_the_application_is_away(own_site):
    port = free_port()
    with nginx(port) as front:
        environment = {**own_site["environment"], "PAGE_CACHE_EDGE": str(front.folder)}
        with running({**own_site, "environment": environment}, port=port):
            assert [status(front, path) for path in ("/", "/utbildning/")] == [200, 200]
            manage(environment, "shell", "-v0", "-c", WITHDRAW)
            manage(environment, "run_scheduled")
            assert [status(front, path) for path in ("/utbildning/", "/hittepa/")] == [404, 404]
        assert [status(front, path) for path in ("/", "/utbildning/")] == [200, 404]
        # Nor is what was never there kept, in the room of what was.
        assert status(front, "/hittepa/") == 503


def test_one_network_asks_only_so_many_questions_at_once():
    with nginx(free_port()) as front:

        def refused(path, method="GET", times=130):
            found = [status(front, path.format(number), method) for number in range(times)]
            return found.count(429)

        assert refused("/{}/") == 0
        assert refused("/?utm_source=brev&fbclid={}") == 0
        assert refused("/sok/?q={}") > 0
        assert refused("/documents/authenticate_with_password/1/?{}", "POST") > 0
        assert refused("/meddelande/1/", "POST") > 0
        assert refused("/hittepa-{}/", times=900) > 0


def test_hidden_admin_is_an_unknown_address_in_every_answer(own_site):
    """However often it is asked for, and when the application is away."""
    port, networks = free_port(), "192.0.2.0/24, 2001:db8::/32"
    own_site["environment"]["ADMIN_NETWORKS"] = networks

    def answers(front, method, times):
        return [
            [answer(front, f"/{place}/login/", method) for _ in range(times)]
            for place in ("admin", "hittepa")
        ]

    with nginx(port, networks=networks) as front:
        with running(own_site, port=port):
            hidden, unknown = answers(front, "GET", 40)
            assert hidden == unknown
            assert {status for status, *_ in hidden} == {404}
            hidden, unknown = answers(front, "POST", 30)
            assert hidden == unknown
            assert [status(front, path) for path in ("/", "/admin", "/hittepa")][0] == 200
            assert answer(front, "/admin") == answer(front, "/hittepa")
        hidden, unknown = answers(front, "GET", 2)
        assert hidden == unknown
        assert hidden[0][0] == 503


def test_admin_is_there_for_networks_that_may_reach_it(application):
    with nginx(application, networks="127.0.0.0/8") as front:
        assert status(front, "/admin/login/") == 200
        assert "429" in {str(status(front, "/admin/login/")) for _ in range(40)}


def test_link_that_sets_a_password_is_not_written_down(application):
    with nginx(application) as front:
        assert status(front, "/admin/password_reset/confirm/MQ/hemligt-kort/") == 200
        log = front.logs()
    assert '"path":"/admin/password_reset/confirm/"' in log
    assert "hemligt-kort" not in log


def test_picture_that_is_empty_is_none_and_nobody_keeps_it():
    with nginx(free_port()) as front:
        images = front.folder / "lib" / "media" / "images"
        images.mkdir(parents=True)
        for name, data in {"whole.webp": b"RIFF", "empty.webp": b""}.items():
            (images / name).write_bytes(data)
        assert kept(front, "whole") == (200, "public, max-age=31536000, immutable")
        assert kept(front, "empty") == (404, "no-store")


def test_frames_of_the_mirror_may_be_framed_and_nothing_else_of_it():
    with nginx(free_port()) as front:
        for path in ("loften", "inbaddat/loften", "ar/inbaddat/loften"):
            page = front.folder / "lib" / "mirror" / "current" / path / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text("Spegel")
            found, headers, body = answer(front, f"/{path}/")
            headers, is_frame = dict(headers), "inbaddat" in path
            assert (found, body) == (200, b"Spegel")
            assert headers.get("X-Frame-Options") == (None if is_frame else "DENY")
            ancestors = headers["Content-Security-Policy"].partition("frame-ancestors ")[2]
            assert ancestors == ("*" if is_frame else "'self'")


def kept(front, name):
    found, headers, _body = answer(front, f"/media/images/{name}.webp")
    return found, dict(headers)["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/admin/", "/documents/1/a.pdf"])
def test_pages_that_say_that_all_is_away_are_as_well_protected(path):
    with nginx(free_port()) as front, pytest.raises(urllib.error.HTTPError) as away:
        urllib.request.urlopen(front.address + path, timeout=30)
    headers = away.value.headers
    assert away.value.code in (502, 503)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "max-age" in headers["Strict-Transport-Security"]
    assert headers["Cache-Control"] == "no-store"


def test_address_is_too_long_before_nginx_has_no_room_for_it(application):
    with nginx(application) as front:
        lengths = {3_000: 404, 3_990: 404, 4_100: 414, 7_000: 414, 20_000: 414}
        found = {length: status(front, "/" + "a" * length + "/") for length in lengths}
        assert found == lengths
        assert status(front, "/sok/?q=" + "a" * 3_000) == 200


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br, gzip", "br"), ("gzip, deflate, br, zstd", "br"), ("BR;Q=0.1", "br"),
        ("br;q=1.000", "br"), ("br ; q=0.001 , gzip", "br"), ("gzip", "gzip"), ("gzip;q=1", "gzip"),
        ("br;q=0, gzip", "gzip"), ("br; q=0", None), ("br;q=0.0", None), ("br ; q = 0.000", None),
        ("gzip;q=0,br;q=0", None), ("x-br", None), ("brotli", None), ("", None),
    ],
)  # fmt: skip
def test_coding_is_one_that_the_client_accepts(front, accepted, coding):
    request = urllib.request.Request(front.address, headers={"Accept-Encoding": accepted})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.headers["Content-Encoding"] == coding


class Elsewhere(BaseHTTPRequestHandler):
    """An application on another machine: its page says its generation."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        time.sleep(getattr(self.server, "pause", 0))
        body = f"{self.server.generation}\n".encode()
        self.send_response(200)
        self.send_header("Cache-Control", "public, max-age=0, s-maxage=60")
        self.send_header("X-Accel-Expires", "@1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def test_nginx_on_another_machine_learns_of_a_publish_and_never_goes_back():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.generation = 7
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx(server.server_port, asks=[server.server_port]) as front:
        seen, delays = [], []

        def read():
            seen.append(int(answer(front, "/")[2]))
            return seen[-1]

        for generation in range(8, 18):
            server.generation, start = generation, time.monotonic()
            while read() != generation:
                assert time.monotonic() - start < 20
            delays.append(time.monotonic() - start)
        assert sorted(delays)[5] < 1, "a copy may be kept for long"
        server.generation = 3
        time.sleep(0.5)
        assert read() == 17
        server.shutdown()
    assert seen == sorted(seen)


def test_visitors_of_a_page_that_is_being_made_wait_no_longer_than_for_the_page():
    """Left to itself nginx looks each half second whether it is there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.generation = 1
    server.pause = 0.02
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx(server.server_port) as front, ThreadPoolExecutor(8) as visitors:

        def seconds(path):
            start = time.monotonic()
            assert status(front, path) == 200
            return time.monotonic() - start

        rounds = [max(visitors.map(seconds, [f"/{number}/"] * 8)) for number in range(5)]
        server.shutdown()
    assert min(rounds) < 0.4


VISITOR = "127.7.7.7"


def test_no_log_names_a_visitor_by_whatever_port_and_name_one_comes():
    """Who is refused, finds the application away, or says what nginx does not understand too."""
    with nginx(free_port(), tls=True) as front:
        tls = front.address.replace("http://127.0.0.1", "https://{}")
        plain = f"http://{{}}:{front.plain_port}"
        for address in (plain, tls, f"http://{{}}:{tls.rpartition(':')[2]}"):
            for name in ("example.org", "old.example.net", "127.0.0.1"):
                for path in ("/", "/media/images/none.webp", "/%", "/admin/login/"):
                    visit(address.format(name) + path)
        visit(tls.format("example.org") + "/sok/?q=[1-130]", times=1)
        visit(tls.format("example.org") + "/admin/password_reset/confirm/MQ/hemligt-kort/")
        with socket.create_connection(
            ("127.0.0.1", front.plain_port), source_address=(VISITOR, 0)
        ) as line:
            line.sendall(b"nonsense\r\n\r\n")
            line.recv(1000)
        logs = front.logs()
    assert "upstream" in logs
    assert '"status":429' in logs
    assert VISITOR not in logs
    assert "hemligt-kort" not in logs


def visit(address, times=2):
    """Ask for `address` from VISITOR, by HTTP/1.1 and HTTP/2, wherever its name leads."""
    for version in ("--http2", "--http1.1")[:times]:
        command = ["curl", "-sk", version, "--interface", VISITOR, "--connect-to", "::127.0.0.1:"]
        subprocess.run([*command, address], capture_output=True, timeout=30)
