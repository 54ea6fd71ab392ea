"""The admin on a phone: lists are read from top to bottom, and nothing lies over anything else."""

import pytest
from playwright.sync_api import expect

from tests.support.editors import log_in
from tests.support.servers import manage

# A page with what a history can tell, and the people and promises that there are.
BUSY = """
from django.contrib.auth.models import User
from policy.models import PolicyAreaPage
page = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
User.objects.filter(username="ulla").update(first_name="Asta-Margareta", last_name="Lindqvist")
user = User.objects.get(username="ulla")
revision = page.save_revision(user=user, log_action=True)
page.get_workflow().start(page, user)
page.current_workflow_state.cancel(user=user)
page.save_revision(user=user, log_action="wagtail.revert", previous_revision=revision)
print(page.pk)
"""
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll("main, main .listing")]
    .filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => [one.className || one.tagName, one.scrollWidth - one.clientWidth])"""

WORDS = """all => all.map(one => getComputedStyle(one, "::after").content.replaceAll('"', ""))"""


@pytest.fixture
def phone(browser, common_server):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    log_in(page, common_server["url"], "ulla")
    yield page
    context.close()


def test_no_list_is_read_sideways_on_a_phone(phone, common_server):
    area = manage(common_server["environment"], "shell", "-v0", "-c", BUSY).strip()
    lists = ["commitments", "users", "snippets/contact/contactperson", f"pages/{area}/history"]
    found = {}
    for path in lists:
        phone.goto(f"{common_server['url']}/admin/{path}/")
        phone.locator(".listing tbody tr").first.wait_for()
        found[path] = phone.evaluate(SIDEWAYS)
    assert {path: wide for path, wide in found.items() if wide} == {}


@pytest.mark.parametrize("path", ["commitments/", "pages/3/"])
def test_a_wide_screen_shows_every_column(phone, common_server, path):
    phone.goto(f"{common_server['url']}/admin/{path}")
    updated = phone.locator("th", has_text="Uppdaterat")
    expect(updated).to_be_hidden()
    phone.set_viewport_size({"width": 1280, "height": 900})
    expect(updated).to_be_visible()


def test_menu_button_stays_in_its_corner_beside_a_message(phone, common_server):
    phone.goto(f"{common_server['url']}/admin/settings/contact/contactdetails/")
    phone.get_by_label("Telefon").fill("123")
    phone.get_by_role("button", name="Spara", exact=True).click()
    message = phone.locator(".messages .error")
    expect(message).to_be_visible()
    button = phone.locator(".sidebar-nav-toggle").bounding_box()
    assert (button["x"], button["y"]) == (0, 0)
    indent = message.evaluate("one => parseFloat(getComputedStyle(one).paddingInlineStart)")
    assert indent > button["width"]


def test_a_form_on_a_phone_is_never_covered_and_a_page_is_chosen_by_its_name(phone, common_server):
    phone.goto(f"{common_server['url']}/admin/pages/3/")
    phone.evaluate("localStorage.setItem('wagtail:side-panel-open', 'status')")
    phone.locator("main").get_by_role("link", name="Omsorg", exact=True).click()
    title = phone.locator("#id_title")
    expect(title).to_be_visible()
    low = title.bounding_box()["height"]
    title.fill("Trygga och trivsamma bostadsområden för alla i kommunen")
    title.press("Enter")
    assert "\n" not in title.input_value()
    assert title.bounding_box()["height"] > 2 * low
    expect(phone.locator("[data-side-panel=status]")).to_be_hidden()
    words = phone.locator(".w-side-panel-toggle").evaluate_all(WORDS)
    assert words == ["Status", "Förhandsgranska", "Kontroller", "Kommentarer", "Historik"]

    phone.locator("[data-contentpath='read_more'] .c-sf-add-button:visible").last.click()
    phone.get_by_role("button", name="Välj en sida").last.click()
    chooser = phone.locator(".modal")
    chooser.get_by_role("link", name="Trygghet").click()
    expect(chooser.get_by_role("link", name="Välj ”Trygghet”")).to_be_visible()
    assert "Root" not in chooser.inner_text()
    chooser.locator("#id_q").fill("trygg")
    expect(chooser.get_by_role("link", name="Så samverkar vi för tryggheten")).to_be_visible()
    assert not {"Safety", "Safe neighbourhoods"} & set(chooser.inner_text().splitlines())
    chooser.get_by_role("link", name="Trygghet", exact=True).first.click()
    expect(phone.locator("[data-chooser-title]:visible", has_text="Trygghet")).to_be_visible()
