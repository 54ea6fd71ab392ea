"""Whoever runs the site is told what is broken, and that it is in order again."""

import importlib.util
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.support.messages import mail_server
from tests.support.servers import ROOT, free_port


class Answers(BaseHTTPRequestHandler):
    """Takes what is posted, and answers as the site's health."""

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.taken.append(self.rfile.read(length).decode())
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        good = all(self.server.checks.values())
        self.send_response(200 if good or self.path == "/" else 503)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.checks).encode())

    def log_message(self, *args):
        pass


@contextmanager
def site():
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.taken, server.checks = [], {"database": True, "backup": True}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """The server of the site and the script that watches it; the mail that it sends."""
    with site() as (server, address), mail_server() as mailbox:
        monkeypatch.setenv("BASE_URL", address)
        monkeypatch.setenv("PORT", address.rpartition(":")[2])
        monkeypatch.setenv("ALERT_URL", f"{address}/alert")
        monkeypatch.setenv("ALERT_EMAIL", "drift@example.org, jour@example.org")
        monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{mailbox.port}")
        monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
        spec = importlib.util.spec_from_file_location("watch", ROOT / "deploy" / "watch.py")
        watch = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(watch)
        watch.UNITS = ["no-such-unit-of-this-test"]
        yield server, watch, mailbox


def test_what_is_broken_twice_is_told_once_a_day_and_when_it_is_over(watched, monkeypatch):
    server, watch, mailbox = watched
    watch.look()
    server.checks["backup"] = False
    watch.look()
    assert not server.taken, "a restart is over before the next look"
    watch.look()
    watch.look()
    [told] = server.taken
    assert "/readyz: backup is not in order." in told
    assert mailbox.recipients == ["drift@example.org", "jour@example.org"]
    assert "backup is not in order" in mailbox.taken[0]["Subject"]
    tomorrow = watch.time.time() + watch.DAY + 1
    with monkeypatch.context() as later:
        later.setattr(watch.time, "time", lambda: tomorrow)
        watch.look()
    assert len(server.taken) == 2
    server.checks["backup"] = True
    watch.look()
    watch.look()
    assert len(server.taken) == 3
    assert "In order again: /readyz: backup" in server.taken[2]


def test_application_that_is_away_and_a_refused_certificate_are_told(watched, monkeypatch):
    _server, watch, _mailbox = watched
    monkeypatch.setattr(watch, "HEALTH", f"http://127.0.0.1:{free_port()}/readyz")
    monkeypatch.setattr(watch, "SITE", f"https://127.0.0.1:{free_port()}")
    away, refused = watch.problems()
    assert "The application does not answer" in away
    assert "does not answer visitors" in refused


def test_one_way_that_fails_leaves_the_other(watched, monkeypatch):
    server, watch, _mailbox = watched
    monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{free_port()}")
    watch.tell("Fel", "på disken")
    assert server.taken == ["127.0.0.1: Fel\npå disken"]
    monkeypatch.delenv("ALERT_URL")
    with pytest.raises(OSError, match="Nobody was told"):
        watch.tell("Fel", "på disken")


def test_test_mail_is_sent_at_once_or_says_why_not(settings):
    settings.MAIL_IS_CONFIGURED = True
    settings.ALERT_EMAIL = ["drift@example.org"]
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with mail_server() as mailbox:
        settings.EMAIL_PORT = mailbox.port
        call_command("send_test_mail")
        assert mailbox.recipients == ["drift@example.org"]
    with pytest.raises(CommandError, match="ConnectionRefused"):
        call_command("send_test_mail")
