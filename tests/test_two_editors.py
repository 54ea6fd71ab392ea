"""Two editors on one page are told of each other, and neither loses a text."""

import re

import pytest
from playwright.sync_api import expect

from .editors import log_in, wait_for_attention

LEAD = "#id_lead"


@pytest.fixture
def editor(browser, own_server):
    """Log an editor in; the window in which they edit the page on education, and its errors."""
    contexts = []

    def open_page(name):
        context = browser.new_context(base_url=own_server["url"], locale="sv-SE")
        contexts.append(context)
        page = context.new_page()
        page.blocked = []
        page.on("console", lambda said: page.blocked.append(said.text))
        log_in(page, own_server["url"], name)
        page.goto("/admin/pages/search/?q=Utbildning")
        page.locator("td.title a", has_text=re.compile(r"^\s*Utbildning\s*$")).first.click()
        expect(page.locator(LEAD)).to_be_visible()
        wait_for_attention(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def write(page, text):
    """Write a new lead and wait until the draft has been saved by itself."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and saves(answer)):
        page.locator(LEAD).fill(text)


def saves(response):
    return re.search(r"/pages/\d+/edit/$", response.url.partition("?")[0])


def test_second_editor_is_warned_and_both_texts_are_kept(editor):
    asta, bo = editor("asta"), editor("bo")
    write(asta, "Asta skriver om skolan.")
    write(asta, "Asta skriver mer om skolan.")
    write(bo, "Bo skriver också om skolan.")

    warning = bo.get_by_role("button", name=re.compile("^asta"))
    expect(warning).to_be_visible()
    bo.get_by_role("button", name="Spara utkast").first.click()
    dialog = bo.locator("[role=dialog]:visible, [role=alertdialog]:visible")
    expect(dialog).to_contain_text("asta")
    expect(bo.locator(LEAD)).to_have_value("Bo skriver också om skolan.")

    dialog.get_by_role("button", name="Spara utkast").click()
    expect(bo.locator(".messages .success")).to_be_visible()
    bo.goto(re.sub(r"edit/.*", "history/", bo.url))
    drafts = bo.locator("tbody tr", has_text="Sparade utkast")
    expect(drafts.filter(has_text="asta")).to_have_count(1)
    expect(drafts.filter(has_text="bo")).to_have_count(1)
    drafts.filter(has_text="asta").get_by_role("button").first.click()
    compare = bo.get_by_role("link", name=re.compile("Jämför")).first
    compare.click()
    expect(bo.get_by_text("Asta skriver mer om skolan.").first).to_be_visible()

    assert [text for text in asta.blocked + bo.blocked if "Content Security" in text] == []
