"""Two editors on one page are told of each other, and neither loses a text."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.editors import log_in, save_draft, wait_for_attention
from tests.support.servers import manage

LEAD = "#id_lead"


@pytest.fixture
def editor(browser, common_server):
    """Log an editor in; the window in which they edit the page on education, and its errors."""
    contexts = []

    def open_page(name):
        context = browser.new_context(base_url=common_server["url"], locale="sv-SE")
        contexts.append(context)
        page = context.new_page()
        page.blocked = []
        page.on("console", lambda said: page.blocked.append(said.text))
        log_in(page, common_server["url"], name)
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
    save_draft(bo)
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


@pytest.fixture
def tab(browser, common_server):
    """Log somebody in; a window of their own."""
    contexts = []

    def open_tab(name, path):
        context = browser.new_context(base_url=common_server["url"], locale="sv-SE")
        contexts.append(context)
        page = context.new_page()
        log_in(page, common_server["url"], name)
        page.goto(path)
        return page

    yield open_tab
    for context in contexts:
        context.close()


def test_contact_details_that_both_change_show_both(tab):
    path = "/admin/settings/contact/contactdetails/"
    asta, gun = tab("asta", path), tab("gun", path)
    for page, city in ((asta, "Fittja"), (gun, "Norsborg")):
        page.locator("#id_city").fill(city)
    asta.locator("[id$=social_links-0-DELETE-button]").click()
    asta.get_by_role("button", name="Spara").first.click()
    expect(asta.locator(".messages .success")).to_be_visible()
    gun.locator("#id_street_address").fill("Munkhättevägen 45")
    gun.get_by_role("button", name="Spara").first.click()
    expect(gun.get_by_text("asta har ändrat det här till ”Fittja”")).to_be_visible()
    expect(gun.locator("#id_city")).to_have_value("Norsborg")
    gun.get_by_role("button", name="Spara").first.click()
    expect(gun.locator(".messages .success")).to_be_visible()
    gun.goto(path)
    expect(gun.locator("#id_city")).to_have_value("Norsborg")
    expect(gun.locator("#id_street_address")).to_have_value("Munkhättevägen 45")
    expect(gun.locator("[id$=social_links-TOTAL_FORMS]")).to_have_value("1")


def test_translation_that_both_write_shows_both(tab, common_server):
    code = (
        "from policy.models import PolicyAreaPage as A; print(A.objects.get(slug='education').pk)"
    )
    pk = manage(common_server["environment"], "shell", "-v0", "-c", code).strip()
    path = f"/admin/pages/{pk}/edit/"
    asta, gun = tab("asta", path), tab("gun", path)

    def lead(page):
        text = page.locator(".text", has_text="I Botkyrka har alla barn och unga rätt").first
        return text, text.locator("textarea")

    def write(page, text):
        row, box = lead(page)
        box.fill(text)
        # Enter saves, and leads to the next text.
        box.press("Enter")
        expect(page.locator(".text textarea:focus")).to_be_visible()
        expect(box).not_to_be_focused()
        return row, box

    row, box = write(asta, "Asta writes.")
    expect(row.get_by_text("Sparat.", exact=True)).to_be_visible()
    row, box = write(gun, "Gun writes.")
    expect(row).to_contain_text("asta har sparat ”Asta writes.” här")
    # Neither is lost, and nothing more is sent until one is chosen.
    box.fill("Gun writes more.")
    row.get_by_role("button", name="Behåll min").click()
    expect(row.get_by_text("Sparat.", exact=True)).to_be_visible()
    gun.reload()
    expect(lead(gun)[1]).to_have_value("Gun writes more.")
    # Who takes the other's words has them in the field.
    row, box = write(asta, "Asta again.")
    row.get_by_role("button", name="Ta den andras").click()
    expect(box).to_have_value("Gun writes more.")


def test_page_under_review_takes_no_typing(editor):
    page = editor("asta")
    write(page, "Asta skriver om skolan.")
    with page.expect_navigation():
        page.evaluate(
            """() => {
              const form = document.querySelector("[data-edit-form]");
              const button = form.querySelector("[name=action-submit]");
              form.requestSubmit(button);
            }"""
        )
    page.go_back()
    page.reload()
    expect(page.locator(LEAD)).to_have_value("Asta skriver om skolan.")
    expect(page.locator(LEAD)).not_to_be_editable()
    expect(page.locator('.w-panel [contenteditable="true"]')).to_have_count(0)
