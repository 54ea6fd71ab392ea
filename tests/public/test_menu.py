"""The menu leads to every area, and to a new one without anything to tick."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from policy.models import PolicyAreaPage
from tests.support.page_forms import fields

pytestmark = pytest.mark.one_database


def menu_of(client, path="/"):
    header = BeautifulSoup(client.get(path).content, "html.parser").find("header")
    return [link.get_text(strip=True) for link in header.select("nav a")]


def box_of(admin, index, kind):
    html = admin.get(reverse("wagtailadmin_pages:add", args=["policy", kind, index.pk])).content
    return BeautifulSoup(html, "html.parser").find("input", {"name": "show_in_menus"})


def test_new_area_is_in_the_menu_as_its_form_says(client, admin, index):
    box = box_of(admin, index, "policyareapage")
    assert box.has_attr("checked")
    assert box.find_parent(role="tabpanel")["id"] == "tab-innehall"
    assert not box_of(admin, index, "articlepage").has_attr("checked")
    page = PolicyAreaPage(title="Kultur", slug="kultur", lead="Alla ska kunna läsa.")
    address = reverse("wagtailadmin_pages:add", args=["policy", "policyareapage", index.pk])
    admin.post(address, {**fields(page), "show_in_menus": "on", "action-publish": "1"})
    assert "Kultur" in menu_of(client)
    footer = client.get("/").text.partition("<footer")[2]
    assert "Kultur" not in footer


def test_copy_alias_and_translation_stand_where_the_area_does(index, area):
    english = Locale.objects.get_or_create(language_code="en")[0]
    index.copy_for_translation(english)
    for other in (
        area.copy(update_attrs={"slug": "kopia"}),
        area.create_alias(update_slug="alias"),
        area.copy_for_translation(english),
    ):
        assert other.show_in_menus
    area.show_in_menus = False
    area.save_revision().publish()
    assert not area.copy(update_attrs={"slug": "en-till"}).show_in_menus
