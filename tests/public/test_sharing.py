"""How the site is found and shared: metadata, sitemap, feed, manifest."""

import json
import re
from io import BytesIO
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.urls import resolve
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override
from PIL import Image

from policy.models import PolicyAreaPage
from policy.templatetags.policy_tags import page_name

pytestmark = pytest.mark.one_database

ATOM = "{http://www.w3.org/2005/Atom}"


def meta(html, name):
    return re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)[1]


@pytest.fixture(autouse=True)
def _starter_site(index):
    pass


def test_page_says_what_it_is_to_those_who_share_it(client):
    html = client.get("/utbildning/").content.decode()
    assert "<title>Utbildning – Socialdemokraterna i Botkyrka</title>" in html
    assert '<link rel="canonical" href="http://localhost/utbildning/">' in html
    assert meta(html, "og:url") == "http://localhost/utbildning/"
    assert meta(html, "og:title") == "Utbildning"
    assert meta(html, "description") == meta(html, "og:description")
    assert meta(html, "og:locale") == "sv_SE"
    changed = re.search(r"Senast ändrad den\s*<time[^>]*>([^<]*)", html)[1]
    day = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
    day = localtime(day.last_published_at)
    assert changed == date_format(day, "j F Y")
    assert f'<time dir="auto" datetime="{day:%Y-%m-%d}">' in html
    assert meta(html, "article:modified_time") == day.strftime("%Y-%m-%dT%H:%M:%S%z")


def test_first_page_is_named_by_its_slogan_and_tells_of_the_search(client):
    html = client.get("/").content.decode()
    slogan = "Tillsammans skapar vi förändring"
    assert f"<title>{slogan} – Socialdemokraterna i Botkyrka</title>" in html
    assert meta(html, "og:type") == "website"
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    [site] = [data for data in map(json.loads, scripts) if data["@type"] == "WebSite"]
    address = site["potentialAction"]["target"].format(query="skola")
    assert "skola" in client.get(address.removeprefix("http://localhost")).content.decode()


def test_easy_version_and_promise_have_names_of_their_own(client, index):
    with override("sv-simple"):
        assert page_name({"page": index}) == "Tillsammans skapar vi förändring (lättläst)"
    promise = SimpleNamespace(statement="Vi bygger en skola.")
    assert page_name({"page": index, "commitment": promise}) == "Vi bygger en skola"


def test_breadcrumbs_are_data_too(client):
    html = client.get("/trygghet/sa-samverkar-vi/").content.decode()
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    lists = [data for data in map(json.loads, scripts) if data["@type"] == "BreadcrumbList"]
    names = [item["name"] for item in lists[0]["itemListElement"]]
    assert names == ["Politik", "Trygghet", "Så samverkar vi för tryggheten"]


def test_sitemap_lists_what_is_public_and_nothing_else(client, area):
    area.unpublish()
    text = client.get("/sitemap.xml").content.decode()
    assert "/omsorg/</loc>" in text
    assert "/utbildning/</loc>" not in text


def test_robots_are_told_where_the_sitemap_is(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_feed_has_the_latest_change_first(client, area):
    area.lead = "Nyss ändrad"
    area.save_revision().publish()
    feed = ElementTree.fromstring(client.get("/nytt.atom").content)
    first = feed.find(f"{ATOM}entry")
    assert first.find(f"{ATOM}title").text == "Utbildning"
    assert first.find(f"{ATOM}summary").text == "Nyss ändrad"
    assert first.find(f"{ATOM}id").text.startswith("urn:uuid:")


def test_feed_is_in_the_language_of_each_reader(client, area):
    """One Feed serves all threads: it keeps nothing of a reader."""
    view = resolve("/nytt.atom").func
    client.get("/tr/nytt.atom")
    assert view.language is None
    PolicyAreaPage.objects.filter(pk=area.pk).update(lead="Fler & <fler>")
    assert "Fler &amp;amp; &amp;lt;fler&amp;gt;" in client.get("/nytt.atom").content.decode()


def test_manifest_names_the_branch_and_its_icons(client):
    data = client.get("/manifest.webmanifest").json()
    assert data["name"] == "Socialdemokraterna i Botkyrka"
    assert data["short_name"] == "Botkyrka"
    assert [icon.get("purpose") for icon in data["icons"]] == [None, None, "maskable"]
    for icon in data["icons"]:
        response = client.get(icon["src"])
        side = int(icon["sizes"].split("x")[0])
        assert Image.open(BytesIO(response.getvalue())).size == (side, side)


def test_neighbouring_areas_follow_the_order_of_the_programme(client):
    html = client.get("/omsorg/").content.decode()
    assert re.search(r'href="/utbildning/" rel="prev"', html)
    assert re.search(r'href="/bostader/" rel="next"', html)
    assert 'rel="prev"' not in client.get("/trygghet/").content.decode()
    for article in ("/integritet/", "/trygghet/sa-samverkar-vi/"):
        assert "Andra områden" not in client.get(article).content.decode()
    assert 'rel="next"' not in client.get("/bostader/").content.decode()


def test_browsers_may_fetch_the_next_page_beforehand_but_no_file_or_search(client):
    rules = client.get("/").headers["Speculation-Rules"].strip('"')
    response = client.get(rules)
    assert response.headers["Content-Type"] == "application/speculationrules+json"
    [rule] = response.json()["prefetch"]
    assert rule["where"]["and"][0] == {"href_matches": "/*"}
    for path in ("/nytt.atom", rules, "/admin/login/"):
        assert "Speculation-Rules" not in client.get(path).headers
