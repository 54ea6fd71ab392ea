"""A heading in running text can be linked to, and a link to none is named before publishing."""

import json

import pytest
from django.urls import reverse

from policy.checks import findings_of
from policy.pages.passages import headings_in
from policy.rich_text.addresses import normalise_address
from tests.support.draftail import linked
from tests.support.page_forms import fields, send, texts

pytestmark = pytest.mark.one_database

BODY = "<h3>Så gör vi &amp; sen</h3><p>Först.</p><h3>Så gör vi &amp; sen</h3><p>Sedan.</p>"


def test_headings_get_ids_of_their_own(admin, area, client):
    send(admin, area, fields(area, body=texts(BODY, "<h3>Mer</h3><p>Till sist.</p>")))
    for html in (client.get("/utbildning/").text, client.get("/").text):
        for name in ("utbildning-sa-gor-vi-sen", "utbildning-sa-gor-vi-sen-2", "utbildning-mer"):
            assert html.count(f'id="{name}"') == 1, name


def test_heading_without_words_gets_none():
    assert headings_in("<h3></h3><p>x</p><h3> <b>Ord</b></h3>") == ["", "Ord"]


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("##avsnitt", "#avsnitt"),
        ("# avsnitt", "#avsnitt"),
        ("#Så gör vi", "#sa-gor-vi"),
        ("#lofte-3", "#lofte-3"),
        ("//example.org/x", "https://example.org/x"),
        ("/\\example.org", "https://example.org"),
        ("/loften/", "/loften/"),
        ("https://example.org//x", "https://example.org//x"),
        ("mailto:hej@example.org", "mailto:hej@example.org"),
    ],
)
def test_address_is_saved_as_browsers_read_it(admin, area, typed, saved):
    assert normalise_address(typed) == saved
    send(admin, area, fields(area, body=[("text", linked("LINK", url=typed))]), "")
    area.refresh_from_db()
    draft = area.get_latest_revision_as_object()
    assert f'href="{saved}"' in draft.body[0].value.source


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", None, 7, ["x"]])
def test_address_that_is_none_is_saved_as_none(admin, area, url):
    assert send(admin, area, fields(area, body=[("text", linked("LINK", url=url))]), "")
    area.refresh_from_db()
    source = area.get_latest_revision_as_object().body[0].value.source
    assert "javascript" not in source
    assert "data:" not in source
    assert "Läs programmet" in source


def test_link_to_no_heading_is_named_with_those_that_there_are(area):
    area.body = [("text", BODY + '<p><a href="#borta">Se nedan</a></p>')]
    said = [finding for finding in findings_of(area) if "#borta" in finding.text]
    assert [finding.is_error for finding in said] == [False]
    assert "De som finns: #utbildning-sa-gor-vi-sen, #utbildning-sa-gor-vi-sen-2." in said[0].text


def test_link_to_a_heading_is_not(area):
    area.body = [("text", BODY + '<p><a href="#utbildning-sa-gor-vi-sen">Se ovan</a></p>')]
    assert not [finding for finding in findings_of(area) if "rubrik" in finding.text]


@pytest.mark.parametrize(
    ("kind", "name", "typed", "answer"),
    [
        ("anchor", "url", "##avsnitt", '"url": "#avsnitt"'),
        ("anchor", "url", "#", "Skriv rubriken som länken leder till."),
        ("external", "url", "//example.org", "Skriv hela adressen, med https:// först."),
        ("external", "url", "/\\example.org", "Skriv hela adressen, med https:// först."),
        ("external", "url", "https://example.org/", '"url": "https://example.org/"'),
        ("external", "url", "javascript:alert(1)", "Fyll i en giltig URL."),
    ],
)
def test_window_for_a_link_says_what_is_wrong(admin, index, kind, name, typed, answer):
    prefix = f"{kind}-link-chooser"
    address = reverse(f"wagtailadmin_choose_page_{kind}_link")
    content = admin.post(address, {f"{prefix}-{name}": typed, f"{prefix}-link_text": "Hit"}).json()
    assert answer in json.dumps(content, ensure_ascii=False)
