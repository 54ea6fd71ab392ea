"""The address of a new page is in letters that anybody can type, and its years stay apart."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policy.models import PolicyAreaPage, PolicyIndexPage
from policy.pages.letters import in_letters
from tests.support.editors import log_in, wait_for_attention
from tests.support.page_forms import fields, send

TITLES = {
    "Äldreomsorg": "aldreomsorg",
    "Handlingsprogram 2026–2030": "handlingsprogram-2026-2030",
    "Trafik / kollektivtrafik": "trafik-kollektivtrafik",
    "Förskola & skola – Åsa": "forskola-skola-asa",
    "A\u030akermark på Øya, Łódź": "akermark-pa-oya-lodz",
    "Allé, Zoë & Müller": "alle-zoe-muller",
    "العربية": "العربية",
}


@pytest.mark.one_database
def test_titles_become_addresses_without_accents():
    assert {title: in_letters(title) for title in TITLES} == TITLES


@pytest.mark.one_database
def test_address_of_a_new_page_has_no_accents_and_one_that_is_there_stays(admin, index, area):
    page = PolicyAreaPage(title="Äldreomsorg", slug="", lead="Trygghet.")
    address = reverse("wagtailadmin_pages:add", args=["policy", "policyareapage", index.pk])
    admin.post(address, fields(page))
    admin.post(address, fields(page))
    admin.post(address, fields(page, slug="åldrande"))
    new = PolicyAreaPage.objects.filter(title="Äldreomsorg").order_by("pk")
    assert [one.slug for one in new] == ["aldreomsorg", "aldreomsorg-2", "aldrande"]
    PolicyAreaPage.objects.filter(pk=area.pk).update(slug="skolår")
    area.refresh_from_db()
    send(admin, area, fields(area, lead="Ny ingress."))
    assert PolicyAreaPage.objects.get(pk=area.pk).slug == "skolår"


@pytest.mark.one_database
def test_years_stand_once_above_the_slogan(client, index):
    for title, words in (
        ("Handlingsprogram 2018–2022", "Handlingsprogram 2018–2022"),
        ("Program 2018-2022", "Program 2018-2022"),
        ("Politik", "Politik 2018–2022"),
    ):
        PolicyIndexPage.objects.filter(pk=index.pk).update(title=title)
        page = PolicyIndexPage.objects.get(pk=index.pk)
        page.save_revision().publish()
        assert f'<p class="eyebrow">{words}</p>' in client.get("/").text


def test_address_follows_the_title_while_it_is_typed(page, own_server):
    log_in(page, own_server["url"], "gun")
    page.goto(own_server["url"] + "/admin/pages/add/policy/policyareapage/3/")
    wait_for_attention(page)
    for title, slug in TITLES.items():
        page.locator("#id_title").fill(title)
        page.locator("#id_title").press("Tab")
        expect(page.locator("#id_slug")).to_have_value(slug)
