"""WCAG 2.2 AA, proved in a real browser: axe, keyboard, reflow, text spacing, contrast modes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.accessibility import OVERFLOWS, RULES, SMALL_TARGETS

PAGES = ["/", "/utbildning/", "/trygghet/sa-samverkar-vi/", "/kontakt/", "/sok/?q=skola", "/nej/"]
# Every kind of page, in languages from left to right and from right to left.
IN_LANGUAGES = [
    "/sv-simple/",
    "/en/commitments/",
    "/en/contact/",
    "/ar/",
    "/ar/alla-sidor/",
    "/ar/sok/?q=التعليم",
    "/syr/mdrshta/",
    "/syr/mwlkne/",
    "/syr/qrita/",
    "/syr/nej/",
    "/fa/",
]
# All that a theme can change.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
WIDTHS = [360, 1280]

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""


@pytest.fixture
def view(page, server):
    def open_page(path, width=1280, **media):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(**media)
        page.goto(server + path)
        return page

    return open_page


def add_style(page, text):
    """Add a style sheet as a reader's own browser would; the page's policy does not stop it."""
    page.evaluate(
        """text => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            document.adoptedStyleSheets = [sheet];
        }""",
        text,
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_either_theme(view, path, width):
    page = view(path, width, color_scheme="light")
    examine(page, width, {"runOnly": RULES})
    page.emulate_media(color_scheme="dark")
    examine(page, width, {"runOnly": {"type": "rule", "values": RULES_OF_COLOUR}})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", IN_LANGUAGES)
def test_axe_finds_nothing_in_other_languages(view, path, width):
    page = view(path, width)
    examine(page, width, {"runOnly": RULES})
    if width < 1000:
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate(OVERFLOWS) == []


def examine(page, width, options):
    if width < 1000:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    found = Axe().run(page, options=options).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(view, path):
    """WCAG 2.2, 1.4.10 at 320 pixels, and 1.4.12 with wider spacing of text at 360."""
    page = view(path, 320)
    assert page.evaluate(OVERFLOWS) == []
    add_style(page, "html { direction: rtl }")
    assert page.evaluate(OVERFLOWS) == []
    page.set_viewport_size({"width": 360, "height": 800})
    add_style(page, SPACING)
    assert page.evaluate(OVERFLOWS) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_targets_are_at_least_24_pixels(view, path, width):
    """WCAG 2.2, 2.5.8; links in running text are excepted there."""
    assert view(path, width).evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_focus_is_always_visible_and_follows_the_reading_order(view, width):
    """WCAG 2.2, 2.4.3, 2.4.7 and 2.4.11."""
    page = view("/", width, reduced_motion="reduce")
    places = []
    for _ in range(200):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (e === document.body) return null;
                const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                const x = Math.min(box.left + 4, innerWidth - 2), y = box.top + box.height / 2;
                const top = document.elementFromPoint(x, y);
                return {
                    name: e.textContent.trim() || e.name || e.tagName,
                    outline: style.outlineStyle,
                    covered: !(top && (e.contains(top) || top.contains(e))),
                    order: [...document.querySelectorAll("*")].indexOf(e),
                };
            }"""
        )
        if state is None:
            break
        assert state["outline"] != "none", state
        assert not state["covered"], state
        places.append(state["order"])
    assert len(places) > 25
    assert places == sorted(places)


def test_forced_colours_keep_the_bullets_and_focus(view):
    page = view("/utbildning/", forced_colors="active")
    bullet = page.locator(".commitments li").first
    assert (
        bullet.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_print_shows_the_content_and_no_navigation(view):
    page = view("/", media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".commitments li").first.is_visible()
    for hidden in (".site-menu", ".contents", ".skip-link", ".site-footer nav"):
        assert not page.locator(hidden).is_visible()


def test_whole_table_of_the_register_is_printed(view):
    # A4 between the margins that browsers leave.
    table = view("/loften/", 718, media="print").locator(".register-table")
    assert table.evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_reduced_motion_is_respected(view):
    page = view("/", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
