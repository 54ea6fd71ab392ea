"""Wagtail saves by itself while an editor presses a button: that is one page, not two."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.admin.forms import WagtailAdminPageForm

from policy.models import ArticlePage
from tests.support.editors import log_in, wait_for_attention
from tests.support.page_forms import fields

# Presses the button called `name` so many milliseconds after Wagtail has begun to send a draft.
PRESS_WHEN_SENDING = """([name, wait]) => {
    const send = window.fetch;
    const press = () => [...document.querySelectorAll("[data-edit-form] button")]
        .find((one) => one.textContent.includes(name)).click();
    window.fetch = (address, options) => {
        const answer = send(address, options);
        if (address.endsWith("/articlepage/3/")) setTimeout(press, wait);
        return answer;
    };
}"""


@pytest.fixture
def new_article(page, own_server):
    """An editor has begun to write an article."""
    log_in(page, own_server["url"], "gun")
    page.goto(own_server["url"] + "/admin/pages/add/policy/articlepage/3/")
    wait_for_attention(page)
    page.locator("#id_title").fill("Kapp")
    page.locator("#id_lead").fill("En ingress.")
    return page


@pytest.mark.parametrize("wait", [0, 60])
@pytest.mark.parametrize(
    ("button", "address"), [("Spara utkast", r"/\d+/edit/$"), ("Publicera", r"/pages/3/$")]
)
def test_button_pressed_while_a_new_page_is_saved_is_for_that_page(
    new_article, button, wait, address
):
    new_article.evaluate(PRESS_WHEN_SENDING, [button, wait])
    new_article.locator("#id_lead").press("Tab")
    expect(new_article.locator(".messages .success")).to_be_visible()
    expect(new_article).to_have_url(re.compile(address))
    new_article.goto(re.sub("/admin/.*", "/admin/pages/search/?q=Kapp", new_article.url))
    expect(new_article.locator("td.title a", has_text="Kapp")).to_have_count(1)


def test_button_pressed_before_a_new_page_is_sent_is_all_that_is_sent(new_article):
    sent = []
    new_article.route("**/articlepage/3/", lambda route: sent.append(route))
    button = new_article.get_by_role("button", name="Spara utkast", include_hidden=True).first
    button.evaluate("one => one.click()")
    new_article.wait_for_timeout(4000)
    assert [one.request.is_navigation_request() for one in sent] == [True]


def test_two_new_pages_sent_at_once_with_one_address_are_told_apart(admin, area, monkeypatch):
    is_valid = WagtailAdminPageForm.is_valid
    page = ArticlePage(title="Kapp", slug="kapp", lead="En ingress.")

    def meanwhile(form):
        answer = is_valid(form)
        area.add_child(instance=ArticlePage(title="Kapp", slug="kapp", live=False))
        return answer

    monkeypatch.setattr(WagtailAdminPageForm, "is_valid", meanwhile)
    address = reverse("wagtailadmin_pages:add", args=["policy", "articlepage", area.pk])
    response = admin.post(address, fields(page))
    assert "Adressen ”kapp” används redan" in response.content.decode()
    assert "En ingress." in response.content.decode()
    assert area.get_children().filter(slug="kapp").count() == 1


def test_a_page_that_was_saved_by_itself_is_told_of_and_thrown_away(new_article):
    told = new_article.get_by_role("status").filter(has_text="Sidan sparas nu som utkast")
    told.get_by_role("link", name="Släng utkastet").click()
    new_article.get_by_role("button", name="Ja, ta bort").click()
    expect(new_article.locator(".messages .success")).to_contain_text("Kapp")
    new_article.goto(re.sub("/admin/.*", "/admin/pages/search/?q=Kapp", new_article.url))
    expect(new_article.locator("td.title a", has_text="Kapp")).to_have_count(0)
