"""manage.py new_site: a site for another branch, empty but true, online the same evening."""

import subprocess
import sys
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from playwright.sync_api import expect
from wagtail.models import Page, Site

from contact.models import ContactDetails, ContactPage
from policy.models import CommitmentsPage, PolicyAreaPage, PolicyIndexPage
from site_project.new_site.build import build, term_of
from site_project.new_site.form import NewSiteForm
from tests.support.accessibility import RULES
from tests.support.kept_database import migrated_url
from tests.support.servers import ROOT, database, environment_of, manage, serve

TYPED = """
Föreningen <i> Ås
inte en adress
http://127.0.0.1
post@example.org
Skola, Vård , Skola
sv
"""
PUBLISHED = ["/", "/loften/", "/kontakt/", "/integritet/", "/tillganglighet/"]


@pytest.fixture(scope="module")
def new_site(tmp_path_factory, django_db_setup, django_db_blocker):
    """A site made by answering the questions, and what the command printed."""
    folder = tmp_path_factory.mktemp("new")
    with django_db_blocker.unblock():
        migrated = migrated_url()
    with database(folder, migrated) as url:
        site = {"environment": environment_of(folder, url)}
        command = [sys.executable, "manage.py", "new_site"]
        run = subprocess.run(
            command, cwd=ROOT, env=site["environment"], input=TYPED, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
        yield {**site, "printed": run.stdout, "complaints": run.stderr}


@pytest.mark.django_db  # The site begins as a copy of the tests' migrated database.
def test_new_site_can_be_read_and_is_accessible_from_the_first_minute(new_site, page):
    assert "Write the name of the branch" in new_site["complaints"]
    assert "Write an address" in new_site["complaints"]
    assert "ALLOWED_HOSTS=127.0.0.1" in new_site["printed"]
    assert "password" in manage(new_site["environment"], "set_up")
    with serve(new_site) as address:
        for path in PUBLISHED:
            page.goto(address + path)
            assert "Föreningen <i> Ås" in page.locator("body").inner_text()
            assert "Botkyrka" not in page.content()
            violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == [], path
        assert page.goto(f"{address}/skola/").status == 404
        page.goto(f"{address}/loften/")
        expect(page.get_by_text("Inget löfte har publicerats än.")).to_be_visible()
        expect(page.get_by_role("button", name="Visa")).to_have_count(0)
        page.goto(f"{address}/kontakt/")
        page.get_by_label("Ditt namn").fill("Asta Berg")
        page.get_by_label("E-post").fill("asta@example.org")
        page.get_by_label("Ditt meddelande").fill("När är nästa möte?")
        page.get_by_role("button", name="Skicka meddelandet").click()
        expect(page.get_by_role("heading", name="Tack för ditt meddelande")).to_be_visible()


@pytest.fixture
def emptied(index):
    """The database as it is before there is a site: with Wagtail's own first page."""
    welcome = Page.get_first_root_node().add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.update(root_page=welcome)
    Page.objects.get(pk=index.pk).delete()
    ContactDetails.objects.all().delete()
    return {
        "term": (2026, 2030),
        "name": "Ås",
        "address": ("as.example", 443),
        "email": "",
        "areas": ["Skola", "Vård"],
        "languages": ["sv"],
    }


def test_areas_are_drafts_that_cannot_be_published_before_they_say_something(emptied, admin):
    build(**emptied)
    areas = PolicyAreaPage.objects.order_by("path")
    assert [(area.title, area.live) for area in areas] == [("Skola", False), ("Vård", False)]
    page = areas[0].get_latest_revision_as_object()
    assert [block.block_type for block in page.body] == ["text", "commitments"]
    with pytest.raises(ValidationError):
        page.body.stream_block.clean(page.body)
    assert admin.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_new_site_begins_where_the_address_says(emptied):
    index = build(**emptied)
    assert index.full_url == "https://as.example/"
    assert Page.objects.filter(depth=2).count() == 1
    assert set(Page.objects.live().filter(depth__gt=1).values_list("slug", flat=True)) == {
        "politik",
        "loften",
        "kontakt",
        "integritet",
        "tillganglighet",
    }
    assert ContactPage.objects.get().privacy_page.slug == "integritet"
    assert CommitmentsPage.objects.get().get_parent().pk == index.pk
    assert PolicyIndexPage.objects.get().term == "2026–2030"


def test_site_with_content_is_refused_and_left_alone(index):
    before = list(Page.objects.order_by("pk").values())
    with pytest.raises(CommandError, match="content already"):
        call_command("new_site", no_input=True, name="Ås", address="as.example")
    assert list(Page.objects.order_by("pk").values()) == before


def test_without_questions_the_name_is_needed(emptied):
    with pytest.raises(CommandError, match="--name: Write the name of the branch"):
        call_command("new_site", no_input=True, address="as.example")
    with pytest.raises(CommandError, match="--languages: Not known: xx"):
        call_command("new_site", no_input=True, name="Ås", address="as.example", languages="xx")
    assert not PolicyIndexPage.objects.exists()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("https://www.example.org", ("www.example.org", 443)),
        ("www.example.org", ("www.example.org", 443)),
        ("http://localhost:8001/", ("localhost", 8001)),
    ],
)
def test_address_may_be_typed_as_people_do(typed, found):
    assert NewSiteForm().fields["address"].clean(typed) == found


@pytest.mark.parametrize("typed", ["", "Ås", "ftp://a.example", "https://a.example:99999"])
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ValidationError):
        NewSiteForm().fields["address"].clean(typed)


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 10, 14), (2022, 2026)),
        (date(2026, 10, 15), (2026, 2030)),
        (date(2029, 1, 1), (2026, 2030)),
    ],
)
def test_term_is_the_one_that_the_day_falls_into(day, term):
    assert term_of(day) == term
