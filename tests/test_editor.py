"""An editor changes the site in the real admin, in a real browser, and visitors see it."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def room(page, own_server):
    """The admin, logged in."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(own_server["url"] + "/admin/")
    page.get_by_label("Användarnamn").fill("admin")
    page.get_by_label("Lösenord").fill(own_server["password"])
    page.get_by_role("button", name="Logga in").click()
    expect(page).to_have_title(re.compile("Kontrollpanel|Lokalpolitik"))
    return page


def publish(room):
    room.locator("footer .w-dropdown__toggle").first.click()
    room.get_by_role("button", name="Publicera").click()
    expect(room.locator(".messages .success")).to_be_visible()
