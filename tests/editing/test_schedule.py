"""Scheduled publishing: one item that can not be published holds up no other."""

import time
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils.timezone import now
from wagtail.models import Revision

from policy.models import ArticlePage, PolicyAreaPage
from site_project.models import Heartbeat, ScheduleFailure
from site_project.scheduler import claim_round, run_rounds
from tests.support.schedule import PAST, schedule
from tests.support.servers import manage, running


@pytest.fixture
def broken(index):
    """A revision that was due first and that can not be published."""
    revision = schedule(ArticlePage.objects.first(), "Trasig")
    revision.content["picture"] = "inte ett tal"
    revision.approved_go_live_at = now() - 2 * PAST
    revision.save()
    return revision


def test_one_bad_revision_does_not_hold_up_the_next(index, area, broken, client):
    schedule(area, "Publicerad på sin tid")
    call_command("run_scheduled")
    assert "Publicerad på sin tid" in client.get("/utbildning/").content.decode()


def test_failure_is_shown_to_editors_until_it_is_mended(broken, admin):
    call_command("run_scheduled")
    call_command("run_scheduled")
    html = admin.get("/admin/").content.decode()
    assert "Kunde inte publiceras på sin tid" in html
    assert ScheduleFailure.objects.get().attempts == 2
    broken.delete()
    call_command("run_scheduled")
    assert "Kunde inte publiceras" not in admin.get("/admin/").content.decode()


def test_page_is_taken_down_when_its_time_is_over(index, area, client):
    PolicyAreaPage.objects.filter(pk=area.pk).update(expire_at=now() - PAST)
    call_command("run_scheduled")
    assert client.get("/utbildning/").status_code == 404


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=1)])
def test_next_version_follows_when_the_time_of_the_former_is_over(index, area, client, later):
    revision = schedule(area, "Den nya texten")
    PolicyAreaPage.objects.filter(pk=area.pk).update(expire_at=revision.approved_go_live_at)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=now() - PAST + later)
    call_command("run_scheduled")
    if later:
        assert client.get("/utbildning/").status_code == 404
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=now() - PAST)
        call_command("run_scheduled")
    assert "Den nya texten" in client.get("/utbildning/").text


def test_each_run_leaves_a_heartbeat(index):
    call_command("run_scheduled")
    assert now() - Heartbeat.objects.get(name="schedule").at < timedelta(minutes=1)


@pytest.mark.one_database  # PostgreSQL's connection, closed here, takes the test's data with it
def test_scheduler_outlives_a_database_that_is_away(index, area, client, monkeypatch):
    schedule(area, "Publicerad när databasen kom tillbaka")
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    def away(*args):
        if not slept:
            raise OperationalError("server closed the connection unexpectedly")
        return args[0](*args[1:])

    monkeypatch.setattr("time.sleep", sleep)
    with connection.execute_wrapper(away), pytest.raises(KeyboardInterrupt):
        run_rounds()
    assert all(0 < seconds <= 60 for seconds in slept)
    assert "när databasen kom tillbaka" in client.get("/utbildning/").content.decode()


def test_one_process_of_all_does_the_round_of_a_minute(index):
    assert [claim_round() for _ in range(3)] == [True, False, False]
    Heartbeat.objects.filter(name="round").update(at=now() - timedelta(minutes=1))
    assert [claim_round() for _ in range(2)] == [True, False]


def test_clock_that_was_put_back_stops_no_round(index):
    claim_round()
    Heartbeat.objects.filter(name="round").update(at=now() + timedelta(days=2))
    assert claim_round()


DUE = """
from policy.models import PolicyAreaPage
from tests.support.schedule import schedule
area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
schedule(area, "Publicerad av sig själv")
"""


@pytest.mark.one_database
def test_script_server_publishes_by_itself_until_it_is_ended(own_site):
    manage(own_site["environment"], "shell", "-v0", "-c", DUE)
    own_site["environment"]["RUN_SCHEDULER"] = "true"
    with running(own_site, script="server") as (address, server):
        assert comes_to_say(f"{address}/utbildning/", "Publicerad av sig själv")
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        assert children
    assert not any(Path("/proc", child).exists() for child in children)


def comes_to_say(address, text, seconds=60):
    """Return whether the page says `text` before so many seconds have passed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if text in urllib.request.urlopen(address, timeout=10).read().decode():
            return True
        time.sleep(0.5)
    return False
