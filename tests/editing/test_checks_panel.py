"""An editor with a phone: from the home screen to a page, what the checks say, and past them."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as NothingSaved
from playwright.sync_api import expect

from tests.support.editors import log_in

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OURS = {
    "home": [[".home-start"], [".home-panel"]],
    "panel": [["[data-page-checks]"]],
    "stops": [["#id_lead"], [".page-checks"]],
}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(room, part):
    options = {"runOnly": RULES}
    found = Axe().run(room, context={"include": OURS[part]}, options=options)
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found.response["violations"]]


def test_the_checks_lead_an_editor_to_what_must_be_put_right(page, own_server):
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, own_server["url"], "gun")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, "home") == []
    assert page.evaluate(OVERFLOW) <= 0

    page.locator(".home-areas").get_by_role("link", name="Omsorg").click()
    lead = page.locator("#id_lead")
    words = lead.input_value()
    type_until_saved(page, lead, "")
    page.locator("[data-side-panel-toggle=checks]").click()
    checks = page.locator("[data-page-checks]")
    expect(checks).to_contain_text("Skriv en ingress")
    expect(checks).to_contain_text("LIX")
    assert violations(page, "panel") == []
    checks.get_by_role("link", name="Ingress").click()
    expect(lead).to_be_focused()

    publish(page)
    stops = page.locator(".page-checks").first
    expect(stops).to_contain_text("Skriv en ingress")
    assert violations(page, "stops") == []
    visitor = page.request.get(own_server["url"] + "/omsorg/")
    assert words in visitor.text()

    page.locator("#id_lead").fill("Alla får den omsorg som de behöver.")
    publish(page)
    expect(page.locator(".messages .success")).to_be_visible()
    visitor = page.request.get(own_server["url"] + "/omsorg/")
    assert "Alla får den omsorg som de behöver." in visitor.text()


def publish(page):
    page.get_by_role("button", name=re.compile("Publicera")).click()


def type_until_saved(page, field, text):
    """Type until the draft has been saved by itself: Wagtail begins to watch after a moment."""
    for words in ("Ett ögonblick", text) * 6:
        try:
            with page.expect_response(is_saved, timeout=6_000):
                field.fill(words)
        except NothingSaved:
            continue
        if words == text:
            return
    raise AssertionError("the draft was never saved")


def is_saved(response):
    return response.request.method == "POST" and response.url.endswith("/edit/")
