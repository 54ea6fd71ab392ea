"""A visitor writes to the branch in a real browser, with and without JavaScript."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.messages import TEXT, mail_server
from tests.support.servers import copy_site, manage, serve

LONGER_THAN_A_PROGRAM = 3100  # milliseconds: see contact/messages/forms.py


@pytest.fixture(scope="module")
def mailing_site(starter_site, tmp_path_factory):
    """A site that sends its mail to `port`, where a test may run a mail server or none."""
    with mail_server() as mailbox:
        port = mailbox.port
    with copy_site(starter_site, tmp_path_factory.mktemp("mailing")) as site:
        site["port"] = port
        site["environment"] |= {
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "CONTACT_MESSAGES_PER_HOUR": "40",
        }
        with serve(site) as address:
            site["url"] = address
            yield site


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(request, browser, mailing_site):
    """A browser on the contact page. Nothing may set a cookie or call another host."""
    context = browser.new_context(
        java_script_enabled=request.param, locale="sv-SE", base_url=mailing_site["url"]
    )
    hosts, wrong = set(), []
    context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    page.goto("/kontakt/")
    yield page
    assert context.cookies() == []
    assert hosts == {mailing_site["url"].removeprefix("http://")}
    assert wrong == []
    context.close()


def fill(page, text, **fields):
    for label, value in {"Ditt namn": "Asta Berg", "E-post": "asta@example.org", **fields}.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Ditt meddelande").fill(text)
    page.wait_for_timeout(LONGER_THAN_A_PROGRAM)


def send(page):
    page.get_by_role("button", name="Skicka meddelandet").click()


def thanked(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack för ditt meddelande")
    expect(page).to_have_title("Tack för ditt meddelande – Socialdemokraterna i Botkyrka")


def mails(mailbox, text):
    """Return the e-mails with `text`, waiting up to five seconds for the first one."""
    for _ in range(50):
        found = [mail for mail in mailbox.taken if text in mail.get_content()]
        if found:
            return found
        time.sleep(0.1)
    return []


def words(request, what):
    """Return a text that no other test sends: the same words are the same message."""
    return f"{TEXT} ({what}, {request.node.name})"


def test_message_arrives_and_the_visitor_is_thanked(visitor, mailing_site, request):
    text = words(request, "fram")
    with mail_server(mailing_site["port"]) as mailbox:
        fill(visitor, text)
        visitor.get_by_label("Vem eller vad").select_option(label="Omsorg")
        send(visitor)
        thanked(visitor)
        expect(visitor.locator("main")).to_contain_text("raderas från webbplatsen senast den")
        [mail] = mails(mailbox, text)
    assert mail["Reply-To"] == "asta@example.org"
    assert "Gäller: Omsorg" in mail.get_content()


def test_errors_take_focus_lead_to_their_fields_and_lose_nothing(visitor, request):
    fill(visitor, words(request, "fel"), **{"E-post": "asta(at)example"})
    send(visitor)
    expect(visitor).to_have_title("Fel: Kontakt – Socialdemokraterna i Botkyrka")
    summary = visitor.get_by_role("alert")
    expect(summary).to_be_focused()
    assert visitor.get_by_label("Ditt meddelande").input_value() == words(request, "fel")
    field = visitor.get_by_label("E-post", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Skriv hela e-postadressen, till exempel namn@example.org."
    )
    summary.get_by_role("link").click()
    expect(field).to_be_focused()
    field.fill("asta@example.org")
    send(visitor)
    thanked(visitor)


def test_back_leads_to_the_form_with_its_errors_and_all_that_was_typed(visitor, request):
    text = words(request, "tillbaka")
    fill(visitor, text, **{"E-post": ""})
    send(visitor)
    expect(visitor.get_by_role("alert")).to_be_visible()
    visitor.goto("/integritet/")
    visitor.go_back()
    expect(visitor.get_by_label("Ditt meddelande")).to_have_value(text)


def test_server_that_is_down_loses_nothing_and_nobody_waits(visitor, mailing_site, request):
    text = words(request, "nere")
    fill(visitor, text)
    send(visitor)
    thanked(visitor)
    soon = (
        "from contact.models import Message; Message.objects.update(next_attempt='2026-01-01T00Z')"
    )
    with mail_server(mailing_site["port"]) as mailbox:
        time.sleep(1)
        manage(mailing_site["environment"], "shell", "-c", soon)
        manage(mailing_site["environment"], "deliver_messages")
        assert len(mails(mailbox, text)) == 1
        manage(mailing_site["environment"], "deliver_messages")
        assert len(mails(mailbox, text)) == 1


def test_double_click_two_tabs_and_back_button_make_one_message(visitor, mailing_site, request):
    text = words(request, "dubbelt")
    with mail_server(mailing_site["port"]) as mailbox:
        other = visitor.context.new_page()
        other.goto("/kontakt/")
        fill(visitor, text)
        fill(other, text)
        visitor.get_by_role("button", name="Skicka meddelandet").dblclick()
        thanked(visitor)
        send(other)
        thanked(other)
        visitor.go_back()
        visitor.wait_for_url("**/kontakt/")
        assert visitor.get_by_label("Ditt meddelande").input_value() in (text, "")
        fill(visitor, text)
        send(visitor)
        thanked(visitor)
        visitor.reload()
        thanked(visitor)
        assert len(mails(mailbox, text)) == 1
        manage(mailing_site["environment"], "deliver_messages")
        assert len(mails(mailbox, text)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_form_errors_and_thanks_are_accessible(browser, mailing_site, width, scheme):
    page = browser.new_page(
        base_url=mailing_site["url"], viewport={"width": width, "height": 800}, color_scheme=scheme
    )

    def check():
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto("/kontakt/")
    check()
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    check()
    fill(page, f"{TEXT} {width} {scheme}")
    send(page)
    thanked(page)
    check()
    page.goto("/integritet/#message-terms")
    check()
    page.close()
