import json
import logging
import shutil
import threading
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils.timezone import now
from wagtail.models import Site

from contact.models import Message
from site_project.models import Heartbeat, OutgoingMail
from site_project.monitoring import certificate, disks, health
from site_project.monitoring.json_log import JsonFormatter
from site_project.settings.logging import LOGGING
from tests.support.nginx import nginx
from tests.support.production import PRODUCTION
from tests.support.servers import attempt, free_port, manage

ASKED = """
from django.test import Client
for path in ("/healthz", "/metrics", "/"):
    print(path, Client().get(path, HTTP_HOST="127.0.0.1:8000").status_code)
"""


def test_healthz_asks_nobody(client):
    assert client.get("/healthz").content == b"ok\n"


def test_readyz_names_what_is_not_in_order(client, index):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "database": True,
        "migrations": True,
        "cache": True,
        "disk": True,
        "files": True,
        "schedule": False,
        "backup": False,
        "mail": True,
        "certificate": True,
    }


def test_readyz_is_200_when_everything_is(client, index):
    call_command("run_scheduled")
    Heartbeat.objects.create(name="backup", at=now())
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(("hours", "good"), [(25, True), (27, False), (-48, False)])
def test_heartbeat_is_neither_old_nor_in_the_future(client, index, hours, good):
    Heartbeat.objects.create(name="backup", at=now() - timedelta(hours=hours))
    assert client.get("/readyz").json()["backup"] is good


def test_mail_that_has_waited_for_an_hour_is_not_in_order(client, index, settings):
    settings.MAIL_IS_CONFIGURED = True
    mail = OutgoingMail.objects.create(sealed="x", created=now() - timedelta(minutes=50))
    assert client.get("/readyz").json()["mail"]
    OutgoingMail.objects.update(created=now() - timedelta(minutes=70))
    assert not client.get("/readyz").json()["mail"]
    assert b'oldest_waiting_seconds{kind="mail"} 4200' in client.get("/metrics").content
    mail.delete()
    message = new_message(received=now() - timedelta(hours=2), last_error="gaierror")
    assert not client.get("/readyz").json()["mail"]
    message.last_error = ""
    message.save()
    assert client.get("/readyz").json()["mail"], "it waits for somebody to give it a recipient"


@pytest.mark.parametrize(("days", "good"), [(20, True), (10, False), (-1, False)])
def test_certificate_that_nobody_renews_is_told(client, index, monkeypatch, days, good):
    monkeypatch.setattr(certificate, "expiry", lambda: now() + timedelta(days=days))
    assert client.get("/readyz").json()["certificate"] is good
    assert b"certificate_seconds_left" in client.get("/metrics").content


@pytest.mark.skipif(not shutil.which("nginx"), reason="sudo apt-get install nginx")
def test_certificate_that_browsers_refuse_has_ended(monkeypatch):
    with nginx(free_port(), tls=True) as front:
        address = urlsplit(front.address.replace("http://127.0.0.1", "https://example.org"))
        assert certificate.look(address) < now()
        monkeypatch.setenv("SSL_CERT_FILE", str(front.folder / "fullchain.pem"))
        assert timedelta(days=1) < certificate.look(address) - now() < timedelta(days=2)
    assert certificate.look(urlsplit(f"https://localhost:{free_port()}")) is None


def test_full_disk_of_any_folder_is_not_in_order(client, index, settings, monkeypatch):
    settings.BACKUP_FOLDER = Path("/dev/shm/not-made-yet")
    free = disks.free_bytes()
    assert "/dev/shm/not-made-yet" in free
    assert len(free) > 1
    monkeypatch.setattr(disks, "free_bytes", lambda: {**free, "/dev/shm/not-made-yet": 1000})
    assert not client.get("/readyz").json()["disk"]


def test_load_balancer_leaves_a_machine_in_service_whose_backup_is_late(client, index, monkeypatch):
    monkeypatch.setattr(health, "was_ready", threading.Event())
    with monkeypatch.context() as before:
        before.setattr(health, "migrations_are_done", lambda: False)
        assert client.get("/trafficz").status_code == 503
    assert client.get("/readyz").status_code == 503
    assert client.get("/trafficz").status_code == 200
    monkeypatch.setattr(health, "migrations_are_done", lambda: 1 / 0)
    assert client.get("/trafficz").status_code == 200, "it asks no database again"


def new_message(**fields):
    given = {"name": "Asta", "text": "Hej!", "delete_on": now(), "fingerprint": "1", **fields}
    return Message.objects.create(site=Site.objects.get(), **given)


def test_metrics_are_not_for_the_public(client, index):
    assert b"lokalpolitik_generation" in client.get("/metrics").content
    assert client.get("/metrics", HTTP_X_REAL_IP="1.2.3.4").status_code == 404
    for here in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        assert client.get("/metrics", REMOTE_ADDR=here).status_code == 200
    for there in ("10.0.0.7", "2001:db8::7", ""):
        assert client.get("/metrics", REMOTE_ADDR=there).status_code == 404


@pytest.mark.one_database
def test_supervisor_on_the_machine_is_answered_in_plain_http(starter_site):
    environment = {**starter_site["environment"], **PRODUCTION}
    printed = manage(environment, "shell", "-v0", "-c", ASKED)
    assert printed.splitlines() == ["/healthz 200", "/metrics 200", "/ 301"]


@pytest.mark.one_database
def test_host_that_is_made_up_is_a_line_in_the_log_and_no_traceback(starter_site, static_root):
    environment = {**starter_site["environment"], **PRODUCTION, "STATIC_ROOT": static_root}
    code = "from django.test import Client; Client().get('/', HTTP_HOST='evil.example')"
    [line] = attempt(environment, "shell", "-v0", "-c", code).stderr.splitlines()
    told = json.loads(line)
    assert (told["logger"], told["level"]) == ("django.security.DisallowedHost", "ERROR")
    assert "evil.example" in told["message"]
    assert "traceback" not in told


def test_no_logger_writes_past_the_log_of_the_site():
    """One without a handler that passes nothing on would write plain text (logging.lastResort)."""
    loggers = LOGGING["loggers"].values()
    assert all(one["handlers"] or one.get("propagate", True) for one in loggers)


def test_metrics_count_what_waits_to_be_sent(client, index):
    OutgoingMail.objects.create(sealed="x")
    new_message()
    Heartbeat.objects.create(name="backup", at=now() - timedelta(hours=2))
    lines = client.get("/metrics").content.decode().splitlines()
    assert "lokalpolitik_outgoing_mails_waiting 1" in lines
    assert 'lokalpolitik_messages{state="waiting"} 1' in lines
    assert 'lokalpolitik_messages{state="sent"} 0' in lines
    assert 'lokalpolitik_heartbeat_age_seconds{name="backup"} 7200' in lines


def test_log_line_is_json_without_the_visitors_address():
    record = logging.LogRecord("x", logging.ERROR, "", 1, "Fel på %s", ("/a",), None)
    record.request = RequestFactory().get("/a?namn=Asta", REMOTE_ADDR="203.0.113.9")
    line = JsonFormatter().format(record)
    assert json.loads(line)["path"] == "/a"
    assert "203.0.113.9" not in line
    assert "Asta" not in line
