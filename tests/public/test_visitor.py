"""A visitor walks the starter site in a real browser."""

from time import sleep

import pytest
from playwright.sync_api import expect

AREAS = ["Trygghet", "Utbildning", "Omsorg", "Bostäder"]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture
def visit(page, server):
    """Open a page of the starter site; afterwards nothing may have gone wrong in the browser."""
    wrong = []
    hosts = set()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))

    def open_page(path, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(server + path)
        return page

    yield open_page
    assert wrong == []
    assert hosts == {server.removeprefix("http://")}
    assert page.context.cookies() == []


def come_late(route):
    sleep(0.5)
    route.continue_()


def open_menu(page, width):
    if width < 1000:
        page.locator(".site-menu summary").click()


@WIDTHS
def test_index_shows_every_area_in_order(visit, width):
    page = visit("/", width)
    headings = page.locator("main section.area h2").all_inner_texts()
    assert [heading.strip() for heading in headings] == AREAS
    expect(page.locator("h1")).to_contain_text("Tillsammans")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@WIDTHS
def test_visitor_goes_from_index_to_area_to_article_to_contact(visit, width):
    page = visit("/", width)
    open_menu(page, width)
    page.get_by_role("navigation", name="Huvudmeny").get_by_text("Trygghet").click()
    expect(page.locator("h1")).to_have_text("Trygghet")
    page.locator(".read-more a[href^='/trygghet/']").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.count("/trygghet/") == 1
    open_menu(page, width)
    page.get_by_role("navigation", name="Huvudmeny").get_by_text("Kontakt").click()
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()


@WIDTHS
def test_contents_lead_to_the_sections(visit, width):
    page = visit("/", width)
    page.locator(".contents").get_by_role("link", name="Omsorg").click()
    expect(page.locator("#omsorg")).to_be_in_viewport()


def test_pictures_arrive_in_the_right_format_and_size(visit):
    page = visit("/", 360)
    picture = page.locator(".area img").first
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.area img').complete")
    chosen = picture.evaluate("image => [image.currentSrc, image.naturalWidth]")
    assert chosen[0].endswith(".avif")
    assert 0 < chosen[1] <= 480


def test_skip_link_is_first_and_leads_to_the_content(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Hoppa till innehållet")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/ar/"])
def test_nothing_shifts_while_the_page_loads_and_its_font_comes_late(visit, page, path):
    page.route("**/*.woff2", come_late)
    visit(path, 360)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(resolve => new PerformanceObserver(list => resolve(
            list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
        )).observe({type: "layout-shift", buffered: true}) || setTimeout(() => resolve(0), 500))"""
    )
    assert shift == 0


@pytest.mark.parametrize("width", [320, 360, 768])
@pytest.mark.parametrize("path", ["/", "/ar/"])
def test_the_button_of_the_menu_stays_where_it_is(visit, path, width):
    button = visit(path, width).locator(".site-menu summary")
    menu = button.page.locator(".site-menu nav")
    closed = button.bounding_box()
    button.click()
    expect(menu).to_be_visible()
    assert menu.bounding_box()["width"] > 0.8 * width
    assert button.bounding_box() == closed
    button.page.mouse.click(closed["x"] + 10, closed["y"] + 10)
    expect(menu).to_be_hidden()


def test_paper_shows_words_in_black_and_nothing_to_press(visit):
    page = visit("/")
    page.emulate_media(media="print")
    expect(page.locator(".hero")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".hero")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    for path in ("/loften/", "/kontakt/"):
        visit(path)
        expect(page.locator("form:visible, button:visible")).to_have_count(0)
        items = page.locator("main li:visible").first
        expect(items).to_have_css("break-inside", "avoid")
    visit("/loften/").locator(".register-list a").first.click()
    address = page.locator(".cite a")
    after = "link => getComputedStyle(link, '::after').content"
    assert address.evaluate(after) == "none"


@WIDTHS
def test_error_page_keeps_numbers_whole_and_things_apart(page, server, width):
    page.set_viewport_size({"width": width, "height": 800})
    for language in ("/", "/ar/"):
        page.goto(f"{server}{language}nope/")
        lead, form = (page.locator(f"main {one}").bounding_box() for one in (".lead", "form"))
        assert form["y"] - lead["y"] - lead["height"] > 8
        phone = page.locator(".imprint a[href^='tel:']")
        assert phone.evaluate("link => link.getClientRects().length") == 1
        email = page.locator(".imprint a[href^='mailto:']")
        assert email.bounding_box()["y"] > phone.bounding_box()["y"] + 10
