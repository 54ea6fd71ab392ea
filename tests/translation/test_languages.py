"""Every page in every language says which one it is, and leads to the same page in the others."""

import gettext
import re
from functools import cache

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override, trans_real
from wagtail.models import Page

from contact.models import ContactPage
from policy.models import Commitment, CommitmentsPage
from site_project.languages.marks import END, START, MarkedFallback

pytestmark = pytest.mark.one_database

ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="http://localhost([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="http://localhost([^"]*)">')
BAR = re.compile(r'<details class="languages".*?</nav>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]+)" hreflang="([^"]+)" lang="([^"]+)" dir="([^"]+)"')
ROOT = re.compile(r'<html lang="([^"]+)" dir="([^"]+)">')
FOUND_IN_FULL = ["sv", "sv-simple", "en", "fi", "ar"]
BESIDE = ["sok/?q=skola", "sok/?q=xyzzy", "alla-sidor/", "nej/"]


class Recorder(gettext.NullTranslations):
    """What is asked of a catalogue after every other has been asked in vain."""

    def __init__(self, missing):
        super().__init__()
        self.missing = missing

    def gettext(self, message):
        self.missing.append(message)
        return message

    def ngettext(self, singular, plural, number):
        return self.gettext(singular)


@pytest.fixture
def missing(monkeypatch):
    """The interface texts that were asked for and that no catalogue had, by language."""
    found = []
    swedish = trans_real.translation("sv")
    monkeypatch.setattr(swedish, "_fallback", Recorder(found))
    for tag in ("fi", "ar"):
        monkeypatch.setattr(trans_real.translation(tag), "_fallback", Recorder(found))
    return found


@pytest.fixture(scope="module")
def everywhere(languages):
    """A function that fetches a path once, following no redirect: its status and text."""

    @cache
    def fetch(path):
        response = Client(HTTP_HOST="localhost").get(path)
        return response.status_code, response.getvalue().decode()

    return fetch


@pytest.fixture(autouse=True)
def _database(languages, db):
    pass


def public_pages():
    return list(Page.objects.live().filter(depth__gt=1).select_related("locale"))


def commitment_addresses():
    register = CommitmentsPage.objects.filter(locale__language_code="en").get()
    with override("en"):
        one = Commitment.objects.first()
        return [register.url + one.path]


def test_every_page_names_itself_and_its_versions(everywhere):
    alternates = {}
    for path in [page.url for page in public_pages()] + commitment_addresses():
        status, html = everywhere(path)
        assert status == 200, path
        found = ALTERNATE.findall(html)
        own, direction = ROOT.search(html).groups()
        assert direction == settings.CONTENT_LANGUAGES[own].direction
        assert path.startswith("/" if own == "sv" else f"/{own}/")
        assert CANONICAL.search(html)[1] == path
        assert dict(found)[own] == path
        assert dict(found)["x-default"] == dict(found)["sv"]
        alternates[path] = found
    for path, found in alternates.items():
        for _tag, other in found:
            assert alternates.get(other, found) == found, (path, other)
    assert len(alternates) > 50


def test_switch_leads_to_the_same_page_or_says_that_it_is_not_there(everywhere, client):
    used = {"sv", "sv-simple", "en", "ar", "syr"}
    checked = set()
    for path in [page.url for page in public_pages()] + [f"/{tag}/sok/" for tag in ("en", "ar")]:
        links = LINK.findall(BAR.search(everywhere(path)[1])[0])
        assert {tag for _href, tag, _lang, _dir in links} == used
        for href, tag, lang, direction in links:
            assert (lang, direction) == (tag, settings.CONTENT_LANGUAGES[tag].direction)
            status, html = everywhere(href)
            assert status == 200, (path, href)
            assert ROOT.search(html)[1] == tag
            checked.add(href)
    assert any("/sprak/" in href for href in checked)


def test_a_page_that_is_not_translated_offers_the_nearest(everywhere, area):
    omsorg = Page.objects.get(url_path="/politik/omsorg/")
    status, html = everywhere(f"/syr/sprak/{omsorg.pk}/")
    assert "<title>Omsorg: " in html
    assert status == 200
    assert '<span lang="sv" dir="ltr">Omsorg</span>' in html
    assert 'href="/omsorg/"' in html
    assert 'href="/syr/"' in html
    assert '<meta name="robots" content="noindex">' in html
    translated = f"/syr/sprak/{area.pk}/"
    assert everywhere(translated)[0] == 302


def test_a_language_without_pages_says_so_and_leads_to_the_others(everywhere):
    for path in ("/fa/", "/fa/trygghet/"):
        status, html = everywhere(path)
        assert status == 404
        assert ROOT.search(html).groups() == ("fa", "rtl")
        assert 'lang="en" dir="ltr">English: ' in html
    assert everywhere("/so/nej/")[0] == 404


@pytest.mark.parametrize("tag", FOUND_IN_FULL)
def test_no_interface_text_is_missing(tag, client, missing):
    prefix = "/" if tag == "sv" else f"/{tag}/"
    paths = [page.url for page in public_pages() if page.locale.language_code == tag]
    paths += [prefix + path for path in BESIDE] + [f"{prefix}sprak/{public_pages()[0].pk}/"]
    for path in paths:
        assert client.get(path).status_code in (200, 302, 404)
    assert sorted(set(missing)) == []


def test_page_outside_the_site_is_in_no_language(client, index):
    for prefix in ("", "/ar"):
        assert client.get(f"{prefix}/sprak/{index.get_parent().pk}/").status_code == 404


def test_a_text_without_translation_says_its_language_and_no_mark_is_left(everywhere):
    for path in ("/syr/", "/syr/mwlkne/", "/syr/sok/?q=skola", "/syr/nytt.atom", "/tr/sok/"):
        _status, text = everywhere(path)
        assert START not in text
        assert END not in text
    menu = '<span><span lang="sv" dir="ltr">Meny</span></span></summary>'
    assert menu in everywhere("/syr/")[1]
    assert '<nav aria-label="Huvudmeny" lang="sv">' in everywhere("/syr/")[1]
    assert "<span" not in re.search("<title>.*?</title>", everywhere("/syr/sok/")[1])[0]
    assert isinstance(trans_real.translation("syr")._fallback, MarkedFallback)


def test_error_in_a_language_without_texts_arrives_whole(client, languages):
    response = client.get("/syr/nej/")
    assert response.status_code == 404
    assert response.headers["Content-Length"] == str(len(response.content))


def test_language_follows_from_the_address_alone(client):
    answers = [
        client.get("/en/", HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE=wish, HTTP_COOKIE=cookie)
        for wish, cookie in [("sv", ""), ("ar", "django_language=ar")]
    ]
    assert answers[0].content == answers[1].content
    for answer in answers:
        assert answer["Vary"] == "Accept-Encoding"
        assert "s-maxage" in answer["Cache-Control"]
        assert not answer.cookies


def test_sitemap_has_every_page_with_its_versions(everywhere):
    text = everywhere("/sitemap.xml")[1]
    for page in public_pages():
        assert f"<loc>http://localhost{page.url}</loc>" in text
    entry = text.partition("<loc>http://localhost/en/education/</loc>")[2].partition("</url>")[0]
    assert set(re.findall(r'hreflang="([^"]+)"', entry)) == {
        "sv", "sv-simple", "en", "ar", "syr", "x-default",
    }  # fmt: skip


def test_feed_manifest_and_list_of_pages_are_in_the_language(everywhere):
    feed = everywhere("/en/nytt.atom")[1]
    assert 'xml:lang="en"' in feed
    assert "http://localhost/en/education/" in feed
    assert "http://localhost/utbildning/" not in feed
    assert '"start_url": "/ar/"' in everywhere("/ar/manifest.webmanifest")[1]
    pages = everywhere("/sv-simple/alla-sidor/")[1]
    for page in public_pages():
        if page.locale.language_code == "sv-simple":
            assert f'href="{page.url}"' in pages


@pytest.mark.parametrize(
    ("path", "queries"),
    # A translation asks besides which of its promises are older than the Swedish ones.
    [("/", 14), ("/en/", 15), ("/ar/", 15), ("/sv-simple/", 15)],
)
def test_first_page_takes_few_queries_in_every_language(
    client, path, queries, django_assert_max_num_queries
):
    client.get(path)
    with django_assert_max_num_queries(queries):
        assert client.get(path).status_code == 200


def test_search_finds_pages_of_its_language(everywhere):
    english = everywhere("/en/sok/?q=school")[1]
    assert re.search(r'<article class="search-result">\s*<h3><a href="/en/', english)
    assert 'class="search-result"' in everywhere("/ar/sok/?q=التعليم")[1]
    assert 'class="search-result"' not in everywhere("/en/sok/?q=undervisningens")[1]


def test_numbers_and_addresses_keep_their_order_from_right_to_left(everywhere):
    html = everywhere("/ar/")[1]
    assert '<bdi dir="ltr">070-291 11 89</bdi>' in html
    assert '<span lang="sv" dir="ltr">147 40 Tumba</span>' in html
    assert "<strong><bdi>" in html


def test_name_and_role_are_set_apart_as_the_language_does(everywhere):
    for language, comma in {"ar": "، ", "sv": ", "}.items():
        page = ContactPage.objects.get(locale__language_code=language)
        assert f"Lucas Nykvist{comma}" in everywhere(page.url)[1]


@pytest.mark.parametrize("path", ["/sv", "/sv/"])
def test_swedish_has_no_beginning_of_its_own(client, index, path):
    response = client.get(path)
    assert (response.status_code, response.url) == (301, "/")
