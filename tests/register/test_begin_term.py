"""A new term begins in one step, in every language, and is undone the same day."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.cache import caches
from django.utils.timezone import now
from wagtail.models import Locale, Page
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SiteRootPath

from policy.models import Commitment, CommitmentRelation, CommitmentsPage, NewTerm, PolicyIndexPage
from policy.register.new_term.plan import Plan, present_programme
from policy.register.new_term.switch import begin, undo
from policy.register.relations import add_relation
from site_project.models import ScheduleFailure
from site_project.schedule import run
from tests.support.register import commitments, new_area, update

pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]


@pytest.fixture
def prepared():
    """A programme beside the present one: a draft with a draft area, translated to English only."""
    root = Page.objects.get(depth=1)
    page = PolicyIndexPage(
        title="Ny politik", slug="ny", slogan="Nytt", term_start=2022, term_end=2026, live=False
    )
    root.add_child(instance=page)
    page.save_revision()
    new_area(page, "Klimat", "Fler träd")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "New policy"
    english.save_revision()
    return page


def addresses(client):
    """Every address that the sitemap names, and what has no page of its own."""
    found = re.findall("<loc>http://localhost([^<]*)</loc>", client.get("/sitemap.xml").text)
    registers = [page.url for page in CommitmentsPage.objects.live()]
    below = ["atom/", "data/csv/", "data/json/", "data/v2/json/", "?term=alla"]
    below += [one.path for one in Commitment.objects.order_by("pk")[:3]]
    return [*found, *(url + path for url in registers for path in below)]


def read(client, paths):
    answers = {}
    for path in paths:
        answer = client.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        body = re.sub(rb'"generated": "[^"]*"', b"", body)
        answers[path] = (answer.status_code, answer.get("Location"), body)
    return answers


def test_every_address_leads_somewhere_and_undone_answers_as_before(client, prepared):
    paths = addresses(client)
    before = read(client, paths)
    assert {status for status, *_ in before.values()} <= {200, 302}
    ways = [way for version in Plan(prepared).versions for way in version.ways]
    below = {way.leads_to for way in ways if way.path.startswith("/ar/") and way.path != "/ar/"}
    assert "/ar/سياستنا/الأمان/" in below
    new_term = NewTerm(programme=prepared)
    begin(new_term)
    assert "Ny politik" in client.get("/").text
    assert "New policy" in client.get("/en/").text
    assert "Fler träd" in client.get("/loften/").text
    for path in paths:
        answer = client.get(path, follow=True)
        assert (path, answer.status_code) == (path, 200)
    archived = client.get("/trygghet/")
    assert (archived.status_code, archived.url) == (302, "/politik/trygghet/")
    assert client.get("/ar/", follow=True).redirect_chain != []
    for way in ways:
        answer = client.get(way.path)
        assert (way.path, unquote(answer.get("Location", ""))) == (way.path, way.leads_to)
    [promise] = commitments(prepared.get_children().get(slug="klimat")).values()
    update(promise, "started")
    old = Commitment.objects.order_by("pk").first()
    add_relation(CommitmentRelation(earlier=old, later=promise, kind="taken-over"), None)
    assert promise.path in client.get(f"/loften/{old.path}", follow=True).text
    undo(new_term)
    assert addresses(client) == paths
    after = read(client, paths)
    assert [path for path in paths if before[path] != after[path]] == []
    assert client.get(f"/loften/{promise.path}").status_code == 404
    begin(NewTerm(programme=prepared))
    assert client.get(f"/loften/{promise.path}").status_code == 200


PAGE = "/admin/commitments/terms/new/"


def test_administrator_prepares_plans_and_the_scheduler_begins(boss):
    made = boss.post(f"{PAGE}prepare/")
    programme = PolicyIndexPage.objects.get(term_start=2022, depth=2, locale__language_code="sv")
    assert made.url == f"/admin/pages/{programme.pk}/edit/"
    sent = {"programme": programme.pk, "publishes_drafts": "on", "plan": ""}
    refused = boss.post(PAGE, {**sent, "planned_for": "2020-01-01T00:00"})
    assert "Välj en tid som inte har varit än." in refused.text
    boss.post(PAGE, {**sent, "planned_for": "2099-10-15T00:00"})
    assert "Den börjar av sig själv 15 oktober 2099 00:00" in boss.get("/admin/").text
    assert run() == (0, 0)
    NewTerm.objects.update(planned_for=now() - timedelta(minutes=1))
    area = new_area(programme, "Politik", "Fler träd")
    type(area).objects.filter(pk=area.pk).update(slug="politik")
    assert run() == (0, 1)
    assert "/politik/" in ScheduleFailure.objects.get().error
    assert f'href="{PAGE}"' in boss.get("/admin/").text
    assert boss.get(PAGE).text.count("disabled") == 1
    type(area).objects.filter(pk=area.pk).update(slug="natur")
    assert run() == (1, 0)
    assert present_programme() == programme
    assert run() == (0, 0)
    assert "går att ångra till" in boss.get("/admin/").text
    boss.post(PAGE, {"undo": ""})
    assert present_programme() != programme
    assert "1 löfte" not in boss.get(PAGE).text


def test_first_page_that_is_no_ready_translation_stops_it(prepared, boss):
    english = prepared.get_translation(Locale.objects.get(language_code="en"))
    english.go_live_at = now() + timedelta(days=30)
    english.save_revision()
    present = present_programme()
    boss.post(PAGE, {"programme": prepared.pk, "begin": ""})
    page = boss.get(PAGE, {"programme": prepared.pk}).text
    assert "Engelska: den nya första sidan ”Ny politik” är ett utkast" in page
    assert "leder /ar/ till arkivet" in page
    assert present_programme() == present


def test_first_page_that_waits_for_review_is_not_called_a_draft(prepared, boss, admin_user):
    prepared.get_workflow().start(prepared, admin_user)
    page = boss.get(PAGE, {"programme": prepared.pk}).text
    assert "den nya första sidan ”Ny politik” väntar på granskning" in page
    assert "är ett utkast" not in page
    prepared.current_workflow_state.current_task_state.approve(user=admin_user)
    assert "väntar på granskning" not in boss.get(PAGE, {"programme": prepared.pk}).text


def test_first_pages_that_a_reader_found_meanwhile_are_forgotten(
    prepared, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        begin(NewTerm(programme=prepared))
        stale = [SiteRootPath(1, "/politik/", "http://localhost", "sv")]
        caches["default"].set(SITE_ROOT_PATHS_CACHE_KEY, stale, version=2)

    assert Page.objects.get(pk=prepared.pk).url == "/"
