"""A connection that breaks while an editor writes, and one editor in two tabs: nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.editors import log_in, save_draft, wait_for_attention

TEXT = "Skriven på tåget, utan nät."
LEAD = "#id_lead"
BACK = "Förbindelsen är tillbaka"
# Wagtail's own attempts, which end after a minute, made to end at once.
NO_MORE_TRIES = """wagtail.app.controllers.forEach((one) => {
    Object.getPrototypeOf(one.constructor).maxRetries = 0;
})"""


@pytest.fixture
def editor(page, own_server):
    """A phone on which an editor has opened the page on education."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.site = own_server["url"]
    log_in(page, page.site, "asta")
    return open_education(page)


def open_education(page):
    page.goto(page.site + "/admin/pages/search/?q=Utbildning")
    page.locator("td.title a", has_text=re.compile(r"^\s*Utbildning\s*$")).first.click()
    expect(page.locator(LEAD)).to_be_visible()
    wait_for_attention(page)
    return page


def write_offline(page):
    page.context.set_offline(True)
    page.locator(LEAD).fill(TEXT)
    expect(page.locator(".footer__save-warning")).to_contain_text(
        "Det du skriver finns kvar här och sparas när den är tillbaka"
    )


def is_saved(page):
    expect(page.locator("[data-w-autosave-state-value=saved]")).to_be_visible()
    expect(page.locator(".footer__save-warning")).to_be_hidden()
    page.reload()
    expect(page.locator(LEAD)).to_have_value(TEXT)


def test_draft_is_saved_by_itself_when_the_connection_is_back(editor):
    editor.evaluate(NO_MORE_TRIES)
    write_offline(editor)
    expect(editor.locator(LEAD)).to_have_value(TEXT)
    editor.context.set_offline(False)
    is_saved(editor)


def test_save_button_pressed_without_a_connection_keeps_the_text(editor):
    write_offline(editor)
    save_draft(editor)
    said = editor.get_by_role("alert").filter(has_text="Det du har skrivit finns kvar här")
    expect(said).to_be_visible()
    expect(editor.locator(LEAD)).to_have_value(TEXT)
    editor.context.set_offline(False)
    expect(editor.get_by_role("alert").filter(has_text=BACK)).to_be_visible()
    is_saved(editor)


def test_settings_that_are_saved_without_a_connection_are_kept(editor):
    editor.goto(editor.site + "/admin/settings/contact/contactdetails/")
    editor.context.set_offline(True)
    editor.get_by_label("Telefon").fill("08-530 610 00")
    save = editor.get_by_role("button", name="Spara", exact=True)
    save.click()
    expect(editor.get_by_role("alert").filter(has_text="kan inte nås")).to_be_visible()
    editor.context.set_offline(False)
    expect(editor.get_by_role("alert").filter(has_text=BACK)).to_be_visible()
    save.click()
    expect(editor.locator(".messages .success")).to_be_visible()


def test_same_page_in_two_tabs_of_one_editor_loses_neither_text(editor):
    other = editor.context.new_page()
    other.site = editor.site
    open_education(other)
    editor.bring_to_front()
    editor.locator(LEAD).fill("Från den första fliken.")
    expect(editor.locator("[data-w-autosave-state-value=saved]")).to_be_visible()
    other.bring_to_front()
    other.locator(LEAD).fill(TEXT)
    expect(other.locator(".footer__save-warning")).to_contain_text("nyare version")
    save_draft(other)
    dialog = other.locator("[role=dialog]:visible, [role=alertdialog]:visible")
    expect(dialog).to_contain_text("i ett annat fönster")
    expect(other.locator(LEAD)).to_have_value(TEXT)
    dialog.get_by_role("button", name="Spara utkast").click()
    expect(other.locator(".messages .success")).to_be_visible()
    other.goto(re.sub(r"edit/.*", "history/", other.url))
    expect(other.locator("tbody tr", has_text="Sparade utkast")).to_have_count(2)
