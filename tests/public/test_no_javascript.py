"""Without JavaScript or without CSS every page reads in order and everything works."""

import pytest
from playwright.sync_api import expect

PAGES = ["/", "/utbildning/", "/trygghet/sa-samverkar-vi/", "/kontakt/", "/sok/?q=skola"]


@pytest.fixture
def bare(browser, server):
    """A page in a browser at 360 pixels without JavaScript, and without CSS where asked."""
    contexts = []

    def open_page(path, css=True):
        context = browser.new_context(
            java_script_enabled=False, base_url=server, viewport={"width": 360, "height": 800}
        )
        contexts.append(context)
        if not css:
            context.route("**/*.css", lambda route: route.abort())
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_menu_and_search_work_without_javascript(bare):
    page = bare("/")
    menu = page.get_by_role("navigation", name="Huvudmeny")
    expect(menu).to_be_hidden()
    page.locator(".site-menu summary").click()
    expect(menu.get_by_role("link", name="Omsorg")).to_be_visible()
    page.get_by_role("searchbox").fill("äldreomsorg")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_contain_text("äldreomsorg")


def test_section_link_is_an_ordinary_link_without_javascript(bare):
    page = bare("/")
    page.get_by_role("link", name="Länk till avsnittet Omsorg").click()
    assert page.url.endswith("/#omsorg")
    expect(page.locator("#omsorg")).to_be_in_viewport()


@pytest.mark.parametrize("path", PAGES)
def test_page_reads_in_order_without_css(bare, path):
    text = bare(path, css=False).locator("body").inner_text()
    order = ["Hoppa till innehållet", "Socialdemokraterna i Botkyrka", "Nedergårdsvägen 24"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    heading = bare(path, css=False).locator("h1").inner_text()
    assert places[1] < text.index(heading) < text.rindex("Nedergårdsvägen 24")


def test_section_link_is_copied_with_javascript(page, server, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(server)
    page.get_by_role("link", name="Länk till avsnittet Omsorg").click()
    expect(page.get_by_role("status")).to_have_text("Länken är kopierad")
    assert page.evaluate("navigator.clipboard.readText()") == f"{server}/#omsorg"


@pytest.mark.parametrize("path", ["/", "/loften/", "/kontakt/"])
def test_icons_are_small_without_css(bare, path):
    icons = bare(path, css=False).locator("svg:visible:not(.register-bar)")
    assert icons.count()
    sides = icons.evaluate_all("all => all.map(icon => icon.getBoundingClientRect().width)")
    assert max(sides) <= 24


def test_a_status_shows_without_css_how_far_it_has_come(bare):
    page = bare("/loften/", css=False)
    expect(page.locator(".badge-icon circle").first).to_have_css("fill", "none")
    height = page.locator(".register-bar").first.evaluate(
        "bar => bar.getBoundingClientRect().height"
    )
    assert height == 24
