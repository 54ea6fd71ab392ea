import json
import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils.timezone import now
from wagtail.models import Site

from contact.models import Message
from site_project.models import Heartbeat, OutgoingMail
from site_project.monitoring.json_log import JsonFormatter
from site_project.settings.logging import LOGGING
from tests.support.production import PRODUCTION
from tests.support.servers import attempt, manage

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
    }


def test_readyz_is_200_when_everything_is(client, index):
    call_command("run_scheduled")
    Heartbeat.objects.create(name="backup", at=now())
    assert client.get("/readyz").status_code == 200


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
    Message.objects.create(
        site=Site.objects.get(), name="Asta", text="Hej!", delete_on=now(), fingerprint="1"
    )
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
