"""What visitors read of a term that is closed."""

import json
import re
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Locale

from policy.models import Commitment, RegisterArea, Term, TermClosing
from policy.register.closing import Progress, close
from policy.register.public.outcome import percentages
from tests.support.editors import log_in
from tests.support.register import commitments, lists, publish, set_body, text_of, update

pytestmark = pytest.mark.one_database

ADDRESS = "/loften/sa-blev-det/2018-2022/"
TERM = Term(2018, 2022)


def close_term():
    for one in Commitment.objects.for_reading():
        if one.status.is_assessment and not one.status.is_verdict:
            update(one, "partly-done", what_happened="En del är på plats.")
    assert close(TERM, Progress(TERM).not_assessed, None)


def plain(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_page_is_not_there_before_the_closing(client, one):
    assert client.get(ADDRESS).status_code == 404
    assert ADDRESS not in text_of(client, "/loften/")
    close_term()
    assert f'href="{ADDRESS}"' in text_of(client, "/loften/")
    assert f'href="{ADDRESS}"' in text_of(client, "/loften/?term=alla")
    assert client.get(ADDRESS).status_code == 200
    assert client.get("/loften/sa-blev-det/2014-2018/").status_code == 404


def test_each_promise_has_its_words_verdict_and_evidence(client, climate, one):
    update(one, "done", what_happened="Träden är planterade.")
    close_term()
    html = text_of(client, ADDRESS)
    words = plain(html)
    assert "Så blev det 2018–2022" in words
    assert "Vi lovar: Fler träd Genomfört Träden är planterade. Belägg: Protokoll" in words
    assert "Vi lovar: Renare luft Inte bedömt" in words
    assert "vår egen bedömning" in words
    assert "Inte bedömt än" not in words.partition("Hänvisa till den här sidan")[0]


def test_nothing_of_a_closed_term_waits_to_be_assessed(client, climate, one):
    own = f"/loften/{commitments(climate)['Renare luft'].path}"
    paths = ["/loften/", own, "/loften/data/csv/", "/loften/data/v2/csv/"]
    assert all("Inte bedömt än" in text_of(client, path) for path in paths)
    close_term()
    for path in paths:
        text = text_of(client, path)
        assert "Inte bedömt" in text
        assert "Inte bedömt än" not in text, path
    assert ADDRESS in text_of(client, own)
    for version in ("", "v2/"):
        data = json.loads(text_of(client, f"/loften/data/{version}json/"))
        assert data["statuses"]["not-assessed"]["closed"]["name"] == "Inte bedömt"
        assert "closed" not in data["statuses"]["done"]
        assert {told["status_name"] for told in data["commitments"]} == {"Inte bedömt"}
    assert {told["term"]["closed"] for told in data["commitments"]} == {str(timezone.localdate())}


def test_of_all_terms_each_has_its_own_word(client, climate, one):
    close_term()
    area = RegisterArea.objects.create(
        key=uuid4(), title="Vatten", slug="vatten", term_start=2022, term_end=2026
    )
    Commitment.objects.filter(pk=one.pk).update(area=area)  # now one of the open term
    caches["shared"].clear()
    total = Commitment.objects.count()
    words = plain(text_of(client, "/loften/?term=alla"))
    assert f"1 Inte bedömt än 2022–2026 {total - 1} Inte bedömt 2018–2022" in words
    for term, status, number, title in (
        ("alla", "not-assessed", 1, "Inte bedömt än 2022–2026"),
        ("alla", "never-assessed", total - 1, "Inte bedömt 2018–2022"),
        ("2018–2022", "not-assessed", total - 1, "Inte bedömt"),
        ("2022–2026", "never-assessed", 1, "Inte bedömt än"),
    ):
        html = text_of(client, f"/loften/?term={term}&status={status}")
        assert f": {title} – " in html
        assert html.count("<article>") == number


def test_shares_are_counted_in_all_and_by_area(client, climate, one):
    update(one, "done")
    close_term()
    total = Commitment.objects.count()
    words = plain(text_of(client, ADDRESS))
    assert f"{total} löften" in words
    table = words.partition("efter område och status")[2]
    assert re.search(r"Klimat 1 50 % [0 ]*1 50 % [0 ]*2", table)


def test_percentages_add_up_to_a_hundred():
    assert percentages([1, 1, 1]) == [34, 33, 33]
    assert percentages([5, 3, 192]) == [3, 1, 96]
    assert percentages([1, 199]) == [1, 99]
    assert percentages([7]) == [100]
    assert percentages([]) == []


def test_correction_after_the_closing_is_marked_with_its_date(client, one):
    first = update(one, "done")
    close_term()
    assert "Rättat" not in text_of(client, ADDRESS)
    update(one, "partly-done", what_happened="Hälften blev av.", corrects=first)
    words = plain(text_of(client, ADDRESS))
    assert "Delvis genomfört Rättat" in words
    assert "Hälften blev av." in words


def test_words_are_those_that_were_judged(client, climate, one):
    update(one, "done")
    close_term()
    publish(climate, "Helt andra ord", "Renare luft")
    html = text_of(client, ADDRESS)
    assert "Fler träd" in html
    assert "Helt andra ord" not in html


def test_page_says_what_became_of_a_promise(client, climate, one):
    update(one, "done")
    ids = ["id-Fler träd", "id-Renare luft"]
    was = {"was": "Vi lovar: Fler träd", "is": "Vi lovar: En park", "answer": "another"}
    points = {"id-Fler träd": was}
    climate = publish(climate, "En park", "Renare luft", ids=ids, answers={"points": points})
    set_body(climate, lists("En park", "Renare luft", ids=ids, followed_up=False))
    climate.body[0].value["not_followed_up_because"] = "Regionen tog över."
    climate.save_revision().publish()
    close_term()
    words = plain(text_of(client, ADDRESS))
    assert "Ersatt av Vi lovar: En park" in words
    assert "Följs inte längre upp Regionen tog över." in words


@pytest.mark.parametrize("register", ["/loften/", "/en/commitments/", "/ar/", "/sv-simple/loften/"])
def test_page_is_in_every_language(client, languages, one, register):
    close_term()
    if register == "/ar/":
        register = re.search(r'href="(/ar/[^"]*)" hreflang="ar"', text_of(client, "/loften/"))[1]
    html = text_of(client, f"{register}sa-blev-det/2018-2022/")
    assert "2018–2022" in html
    canonical = re.search('rel="canonical" href="([^"]*)"', html)[1]
    assert canonical.endswith(f"{register}sa-blev-det/2018-2022/")
    versions = dict(re.findall('rel="alternate" hreflang="([^"]*)" href="([^"]*)"', html))
    assert versions["sv"] == versions["x-default"] == f"http://localhost{ADDRESS}"
    assert versions["en"] == "http://localhost/en/commitments/sa-blev-det/2018-2022/"


def test_sitemap_has_the_page_with_its_versions(client, languages):
    assert "sa-blev-det" not in text_of(client, "/sitemap.xml")
    TermClosing.objects.create(term_start=2018, term_end=2022)
    entries = text_of(client, "/sitemap.xml").split("<url>")
    own = [entry for entry in entries if f"<loc>http://localhost{ADDRESS}</loc>" in entry]
    assert [entry.count("2018-2022/") for entry in own] == [1 + Locale.objects.count() + 1]


def queries(client):
    caches["shared"].clear()
    client.get(ADDRESS)
    caches["shared"].clear()
    with CaptureQueriesContext(connection) as found:
        client.get(ADDRESS)
    return len(found)


def test_queries_do_not_grow_with_promises(client, one):
    update(one, "done")
    TermClosing.objects.create(term_start=2018, term_end=2022)
    few = queries(client)
    for number in range(20):
        more = Commitment.objects.create(
            public_id=f"a{number:09}", translation_key=one.translation_key, area=one.area
        )
        more.wordings.create(language="sv", date=timezone.localdate(), text=f"Löfte {number}")
    assert queries(client) == few


def close_in_browser(page, site):
    log_in(page, site, "ulla")
    page.goto(f"{site}/admin/commitments/terms/")
    page.get_by_role("link", name="Stäng mandatperioden").click()
    button = page.get_by_role("button", name="Stäng mandatperioden")
    button.click()
    expect(page.locator(".messages")).to_contain_text("Mandatperioden är inte stängd än")
    page.locator("[name=not_assessed]").check()
    button.click()
    expect(page.locator(".messages")).to_contain_text("Mandatperioden 2018–2022 är stängd")


def test_page_stands_in_nobodys_way(page, own_server):
    close_in_browser(page, own_server["url"])
    rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    for width, scheme in ((360, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.goto(own_server["url"] + ADDRESS)
        found = Axe().run(page, options={"runOnly": rules})
        assert [one["id"] for one in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
