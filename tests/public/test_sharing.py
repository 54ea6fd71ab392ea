"""How the site is found and shared: metadata, cards, sitemap, feed, manifest."""

import json
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.urls import resolve
from PIL import Image, ImageDraw

from policy.models import PolicyAreaPage
from policy.pages.navigation import Navigation
from policy.pictures.cards import Card, fitted

pytestmark = pytest.mark.one_database

ATOM = "{http://www.w3.org/2005/Atom}"


def meta(html, name):
    return re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)[1]


def image_of(response):
    return Image.open(BytesIO(b"".join(response.streaming_content)))


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


@pytest.mark.parametrize("path", ["/", "/utbildning/", "/trygghet/sa-samverkar-vi/", "/kontakt/"])
def test_card_is_a_picture_of_1200_by_630(client, path):
    html = client.get(path).content.decode()
    address = re.sub(r"^https?://[^/]+", "", meta(html, "og:image"))
    response = client.get(address)
    image = image_of(response)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert "immutable" in response["Cache-Control"]


def test_card_is_remade_when_the_page_changes(client, index, area):
    before = Card(area, Navigation(index), "#c00027").digest
    old = f"/delningsbild/{area.pk}-{before}.jpg"
    area.title = "Skola"
    area.save_revision().publish()
    response = client.get(old)
    assert response.status_code == 302
    assert before not in response.url
    assert client.get(response.url).status_code == 200


def test_draft_has_no_card(client, index):
    draft = index.add_child(instance=PolicyAreaPage(title="Utkast", live=False))
    assert client.get(f"/delningsbild/{draft.pk}-x.jpg").status_code == 404


@pytest.mark.parametrize(
    "title",
    ["Kort", "Ett mycket långt namn " * 9, "Ord" * 66, "السلامة في بوتشيركا " * 6, "ܫܠܡܐ"],
    ids=["short", "long", "one long word", "arabic", "syriac"],
)
def test_card_holds_any_title(index, area, title):
    area.title = title.strip()[:200]
    with Image.open(BytesIO(Card(area, Navigation(index), "#c00027").draw())) as image:
        assert image.size == (1200, 630)
        # The text keeps to its column: nothing white beyond it, on the red ground.
        strip = image.convert("RGB").crop((662, 0, 716, 630))
    assert all(min(pixel) < 120 for pixel in strip.get_flattened_data())


def test_what_does_not_fit_the_card_ends_in_an_ellipsis():
    draw = ImageDraw.Draw(Image.new("RGB", (10, 10)))
    lines, _ = fitted(draw, "Ord " * 300, 600)
    assert lines[-1].endswith("…")
    assert fitted(draw, "Kort", 600)[0] == ["Kort"]


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


def test_page_outside_the_site_has_no_card(client, index):
    assert client.get(f"/delningsbild/{index.get_parent().pk}-x.jpg").status_code == 404


def test_manifest_names_the_branch_and_its_icons(client):
    data = client.get("/manifest.webmanifest").json()
    assert data["name"] == "Socialdemokraterna i Botkyrka"
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
