"""Logging in as an editor does, in a real browser: passkeys, and a session that ends too early."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.accessibility import OVERFLOWS, RULES, SMALL_TARGETS
from tests.support.editors import PASSWORD, log_in
from tests.support.servers import manage, serve

END = "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def phone(page):
    """A browser on a small screen with a virtual authenticator (WebAuthn Level 2, section 11)."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.refused = []
    page.on("console", lambda line: page.refused.append(line.text) if "olicy" in line.text else 0)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return page


def is_sound(page):
    """Check what WCAG 2.2 asks, in both colour schemes."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    assert page.evaluate(OVERFLOWS) == []
    assert page.evaluate(SMALL_TARGETS) == []


def test_passkey_is_set_up_asked_for_and_enough_by_itself(phone, own_site):
    own_site["environment"]["SECOND_FACTOR_REQUIRED"] = "true"
    with serve(own_site) as address:
        # Passkeys belong to a name; numbers have none.
        address = address.replace("127.0.0.1", "localhost")
        phone.goto(f"{address}/admin/")
        is_sound(phone)
        phone.locator("[name=login]").fill("admin")
        phone.locator("[name=password]").fill(own_site["password"])
        phone.get_by_role("button", name="Logga in", exact=True).click()

        expect(phone.get_by_role("heading", name="Säker inloggning")).to_be_visible()
        is_sound(phone)
        phone.goto(f"{address}/admin/pages/")
        phone.get_by_role("link", name="Lägg till en lösennyckel").click()
        is_sound(phone)
        phone.get_by_label("Namn").fill("Min telefon")
        phone.get_by_role("button", name="Lägg till").click()
        expect(phone.get_by_role("heading", name="Dina reservkoder")).to_be_visible()
        is_sound(phone)
        phone.get_by_role("link", name="till administrationen").click()
        expect(phone.locator("#wagtail-sidebar")).to_be_attached()
        phone.goto(f"{address}/admin/login/second/")
        expect(phone.get_by_role("heading", name="Min telefon")).to_be_visible()
        is_sound(phone)

        phone.context.clear_cookies()
        phone.goto(f"{address}/admin/")
        phone.locator("[name=login]").fill("admin")
        phone.locator("[name=password]").fill(own_site["password"])
        phone.get_by_role("button", name="Logga in", exact=True).click()
        expect(phone.get_by_role("heading", name="Ett steg till")).to_be_visible()
        is_sound(phone)
        phone.get_by_role("button", name="Använd en lösennyckel").click()
        expect(phone.locator("#wagtail-sidebar")).to_be_attached()

        phone.context.clear_cookies()
        phone.goto(f"{address}/admin/reports/site-history/")
        phone.get_by_role("button", name="Logga in med lösennyckel").click()
        expect(phone).to_have_url(f"{address}/admin/reports/site-history/")
        assert phone.refused == []


def test_passkey_ends_what_was_opened_elsewhere_with_the_password_alone(phone, browser, own_site):
    with serve(own_site) as address, browser.new_context(locale="sv-SE") as elsewhere:
        address = address.replace("127.0.0.1", "localhost")
        thief = elsewhere.new_page()
        log_in(thief, address, "asta")
        log_in(phone, address, "asta")
        phone.goto(f"{address}/admin/login/second/")
        is_sound(phone)
        phone.get_by_role("link", name="Lägg till en lösennyckel").click()
        phone.get_by_label("Namn").fill("Min telefon")
        phone.get_by_role("button", name="Lägg till").click()
        expect(phone.get_by_role("heading", name="Dina reservkoder")).to_be_visible()

        for path in ("login/second/recovery-codes/", "login/second/", "account/", ""):
            thief.goto(f"{address}/admin/{path}")
            expect(thief.get_by_role("heading", name="Logga in", exact=True)).to_be_visible()
        phone.goto(f"{address}/admin/account/")
        expect(phone.get_by_text("10 är kvar")).to_be_visible()
        phone.locator("[name=name_email-email]").fill("ny@example.org")
        phone.locator("[name=name_email-first_name]").fill("Asta")
        phone.locator("[name=name_email-last_name]").fill("A")
        phone.get_by_role("button", name="Spara").first.click()
        expect(phone.get_by_text("Ange ditt lösenord för att byta").first).to_be_visible()
        phone.locator("[name=name_email-password]").fill(PASSWORD)
        phone.get_by_role("button", name="Spara").first.click()
        expect(phone.locator("[name=name_email-email]")).to_have_value("ny@example.org")
        expect(phone.get_by_text("Ange ditt lösenord för att byta")).to_have_count(0)
        phone.goto(f"{address}/admin/logout/")
        expect(phone.get_by_text("Du är utloggad")).to_be_visible()


@pytest.fixture
def editor(page, own_server):
    """An editor at work, whose session can be ended, and who can log in again elsewhere."""
    url = own_server["url"]
    log_in(page, url, "admin", own_server["password"])

    def end():
        manage(own_server["environment"], "shell", "-c", END)

    def again(link):
        with page.context.expect_page() as opened:
            link.click()
        log_in(opened.value, url, "admin", own_server["password"])
        opened.value.close()
        page.bring_to_front()

    page.end, page.again, page.site = end, again, url + "/admin/"
    return page


def test_session_that_ends_while_somebody_writes_loses_nothing(editor):
    gone = editor.get_by_role("alert").filter(has_text="Du har loggats ut")

    editor.goto(editor.site + "snippets/contact/contactperson/add/")
    editor.locator("[name=name]").fill("Asta Andersson")
    editor.locator("[name=role]").fill("Ordförande")
    editor.end()
    editor.get_by_role("button", name="Spara", exact=True).click()
    expect(gone).to_be_visible()
    editor.again(gone.get_by_role("link"))
    editor.get_by_role("button", name="Spara", exact=True).click()
    expect(editor.get_by_role("link", name="Asta Andersson")).to_be_visible()

    editor.goto(editor.site + "pages/3/edit/")
    editor.end()
    editor.locator("#id_title").fill("En titel som inte får försvinna")
    expect(gone).to_be_visible()
    editor.again(gone.get_by_role("link"))
    expect(gone).to_be_hidden()
    editor.locator("#id_title").fill("En titel som aldrig försvinner")
    expect(editor.locator("[data-w-autosave-state-value=saved]")).to_be_visible()
    editor.goto(editor.site + "pages/3/edit/")
    expect(editor.locator("#id_title")).to_have_value("En titel som aldrig försvinner")


def test_session_that_ends_before_a_translation_is_published_loses_nothing(editor):
    editor.goto(editor.site + "pages/search/?q=Education")
    editor.locator("td.title a", has_text="Education").first.click()
    publish = editor.get_by_role("button", name="Publicera", exact=True)
    expect(publish).to_be_visible()
    address = editor.url
    editor.end()
    publish.click()
    gone = editor.get_by_role("alert").filter(has_text="Du har loggats ut")
    expect(gone).to_be_visible()
    expect(editor).to_have_url(address)
    editor.again(gone.get_by_role("link"))
    publish.click()
    expect(editor.locator(".messages .success")).to_be_visible()
