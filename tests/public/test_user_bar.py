"""Editors get a bar on the public pages; visitors get the same bytes as ever, for nothing."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from tests.support.editors import log_in
from tests.support.page_cache import get

BAR = b"wagtail-userbar"
PUBLIC = ["/", "/utbildning/", "/loften/", "/kontakt/"]
SCREENS = [
    "",
    "pages/",
    "images/",
    "images/multiple/add/",
    "documents/",
    "commitments/",
    "snippets/contact/contactperson/",
    "messages/",
    "settings/contact/contactdetails/",
    "settings/contact/appearance/",
    "users/",
    "reports/site-history/",
    "redirects/",
    "account/",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_editor_gets_the_bar_and_nobody_may_keep_it(admin, index, path):
    response = admin.get(path)
    assert BAR in response.content
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", PUBLIC)
def test_visitors_page_asks_nobody_who_they_are(index, path):
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert BAR not in response.content
    assert "s-maxage" in response["Cache-Control"]
    asked = " ".join(query["sql"] for query in queries)
    assert not any(table in asked for table in ("django_session", "auth_", "wagtailusers"))
    assert not response.cookies


def test_stranger_with_a_made_up_cookie_gets_no_bar(index):
    client = Client()
    client.cookies["sessionid"] = "x" * 32
    response = client.get("/")
    assert BAR not in response.content
    assert response["Cache-Control"] == "private, no-store"


@pytest.fixture
def room(page, common_server):
    """The admin of a site, with an administrator logged in; `page.hosts` are those asked."""
    page.hosts, page.complaints = set(), []
    page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: page.complaints.append(message.text))
    log_in(page, common_server["url"], "ulla")
    return page


def test_bar_is_no_part_of_what_visitors_get(room, common_server):
    address = common_server["url"]
    host = address.removeprefix("http://")
    before = get(host, "/utbildning/")[1]
    for path in ("/utbildning/", "/omsorg/"):
        room.goto(address + path)
        room.locator("wagtail-userbar").get_by_role("button").first.click()
        edit = room.locator("wagtail-userbar").get_by_role("menuitem", name="Redigera sidan")
        expect(edit).to_be_visible()
        assert BAR not in get(host, path)[1]
    assert get(host, "/utbildning/")[1] == before
    assert not [text for text in room.complaints if "Content Security Policy" in text]
    edit.click()
    expect(room).to_have_url(re.compile(r"/admin/pages/\d+/edit/$"))


def test_admin_asks_no_other_host(room, common_server):
    for screen in SCREENS:
        response = room.goto(f"{common_server['url']}/admin/{screen}")
        assert response.status == 200, screen
        room.wait_for_load_state("networkidle")
    assert room.hosts == {common_server["url"].removeprefix("http://")}
