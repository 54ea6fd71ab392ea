"""The shipped nginx configuration, with nginx itself: what visitors get when much else is away."""

import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from .nginx import nginx
from .servers import free_port, manage, running

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
        assert refused("/meddelande/1/", "POST") > 0
        assert refused("/hittepa-{}/", times=900) > 0


def test_link_that_sets_a_password_is_not_written_down(own_site):
    port = free_port()
    with nginx(port) as front, running(own_site, port=port):
        assert status(front, "/admin/password_reset/confirm/MQ/hemligt-kort/") == 200
        front.process.terminate()
        front.process.wait(10)
        log = (front.folder / "lokalpolitik.log").read_text()
    assert '"path":"/admin/password_reset/confirm/"' in log
    assert "hemligt-kort" not in log


def test_no_log_names_a_visitor_who_is_refused_or_finds_the_application_away():
    with nginx(free_port()) as front:
        for number in range(130):
            status(front, f"/sok/?q={number}")
        status(front, "/admin/password_reset/confirm/MQ/hemligt-kort/")
        front.process.terminate()
        front.process.wait(10)
        logs = "".join(path.read_text() for path in front.folder.glob("*.log"))
    assert "upstream" in logs
    assert "127.0.0.1, server" not in logs
    assert "hemligt-kort" not in logs
