"""The register in a real browser: for every eye and hand, and without JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.editors import log_in
from tests.support.servers import manage, serve

PATHS = ["/loften/", "/loften/?status=hittepa&term=alla", "/bostader/", "commitment"]


@pytest.fixture
def open_page(page, server):
    def visit(path, width=1280, scheme="light"):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if path == "commitment":
            page.goto(f"{server}/loften/")
            page.locator(".register-list a").first.click()
        else:
            page.goto(server + path)
        return page

    return visit


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_stands_in_anyones_way(open_page, path, width, scheme):
    page = open_page(path, width, scheme)
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert [one["id"] for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


ASSESSED = """
from policy.models import Commitment
from tests.support.register import update
one = Commitment.objects.get(wordings__text="I Alby öppnar vi en mötesplats för äldre.")
evidence = {"evidence_url": "/omsorg/", "evidence_title": "Vårt program: Omsorg"}
update(one, "started", what_happened="Det hör till satsningen 2020/2021.", **evidence)
"""


@pytest.fixture
def assessed(own_site):
    """The address of a site in which one promise has an update."""
    manage(own_site["environment"], "shell", "-v0", "-c", ASSESSED)
    with serve(own_site) as address:
        yield address


def test_visitor_filters_and_reads_without_javascript(browser, assessed):
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{assessed}/omsorg/")
    page.locator(".badge-link").first.click()
    expect(page.locator("h1")).to_contain_text("mötesplats")
    page.get_by_role("link", name="Våra löften").first.click()
    page.locator("#filter-area").select_option(label="Omsorg")
    page.locator("#filter-status").select_option(label="Påbörjat")
    page.get_by_role("button", name="Visa").click()
    expect(page.locator(".register-list > li")).to_have_count(1)
    page.locator(".register-list a").click()
    expect(page.locator(".timeline").first).to_contain_text("2020/2021")
    page.get_by_role("link", name="Vårt program: Omsorg").click()
    expect(page).to_have_url(re.compile("/omsorg/$"))
    assert context.cookies() == []
    context.close()


def test_editor_writes_an_update_in_three_actions(page, own_server):
    log_in(page, own_server["url"], "admin", own_server["password"])
    page.get_by_role("link", name="Löften", exact=True).click()
    page.get_by_role("link", name="Vi vill skapa ungdomsbostäder.").click()
    page.get_by_label("Status").select_option(label="Genomfört")
    page.get_by_label("Vad har hänt").fill("De första hundra är byggda.")
    page.get_by_role("button", name="Skriv in uppdateringen").click()
    expect(page.get_by_text("Den här statusen kräver ett belägg")).to_be_visible()
    expect(page.get_by_label("Vad har hänt")).to_have_value("De första hundra är byggda.")
    page.get_by_label("Beläggets adress").first.fill("https://example.org/beslut")
    page.get_by_label("Beläggets namn").first.fill("Beslut")
    page.get_by_role("button", name="Skriv in uppdateringen").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(own_server["url"] + "/bostader/")
    item = page.locator(".commitments li", has_text="ungdomsbostäder")
    expect(item).to_contain_text("Genomfört")


def test_caption_of_the_table_can_be_read_whole(open_page):
    page = open_page("/sv-simple/loften/", 360)
    page.locator(".register-numbers summary").click()
    caption, table = (page.locator(one).bounding_box() for one in ("caption", ".register-table"))
    assert caption["width"] <= table["width"]


def test_a_number_leads_to_its_commitments_and_is_shown_as_chosen(open_page):
    page = open_page("/loften/", 360)
    page.locator(".register-counts a", has_text="Inte bedömt än").click()
    expect(page).to_have_title(re.compile("Våra löften: Inte bedömt än – "))
    expect(page.locator("#results")).to_be_in_viewport()
    chosen = page.locator(".register-counts [aria-current=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_contain_text("Inte bedömt än")
