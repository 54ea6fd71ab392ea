"""Content that nobody planned for: nothing overflows and nothing overlaps."""

import json

import pytest

from tests.support.accessibility import OVERFLOWS
from tests.support.servers import manage

FILL = "import json; from tests.support.extremes import fill; print(json.dumps(fill()))"
OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, figure, nav)")]
        .filter(e => e.checkVisibility())
        .map(e => [e, e.getBoundingClientRect()]).filter(([e, box]) => box.width && box.height);
    const wrong = [];
    for (const [a, first] of boxes) for (const [b, second] of boxes) {
        if (a === b || a.contains(b) || b.contains(a)) continue;
        const across = Math.min(first.right, second.right) - Math.max(first.left, second.left);
        const down = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
        if (across > 1 && down > 1) wrong.push([a, b].map(e => e.outerHTML.slice(0, 60)));
    }
    return wrong.slice(0, 3);
}"""


def test_nothing_overflows_or_overlaps_with_extreme_contents(page, own_server):
    """WCAG 2.2, 1.4.10, on every kind of page in four languages."""
    printed = manage(own_server["environment"], "shell", "-v0", "-c", FILL)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["*.avif", "*.webp", "*.jpg", "*.png"]})
    page.set_viewport_size({"width": 320, "height": 800})
    wrong = []
    for path in json.loads(printed.splitlines()[-1]):
        page.goto(own_server["url"] + path)
        wrong += [(path, one) for one in page.evaluate(OVERFLOWS)]
        if path in ("/lang/", "/smal/", "/tom/"):
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                wrong += [(path, width, one) for one in page.evaluate(OVERFLOWS)]
                wrong += [(path, width, one) for one in page.evaluate(OVERLAPS)]
            page.set_viewport_size({"width": 320, "height": 800})
        if "/sa-blev-det/" in path:
            count = page.locator(".register-counts li").last.bounding_box()
            table = page.locator(".register-table").bounding_box()
            assert count["y"] + count["height"] <= table["y"], path
    assert wrong == []


MANY = """
from policy.models import PolicyAreaPage, PolicyIndexPage
index = PolicyIndexPage.objects.get(locale__language_code="sv")
for number in range({more}):
    index.add_child(instance=PolicyAreaPage(title=f"Ett nytt område {{number}}"))
"""


@pytest.mark.parametrize(("number", "more"), [(0, 0), (1, 1), (12, 11)])
def test_menu_of_many_areas_stays_small_and_leads_to_each(page, common_server, number, more):
    if more:
        manage(common_server["environment"], "shell", "-v0", "-c", MANY.format(more=more))
    page.goto(common_server["url"])
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        # One row, in which a long name may have two lines.
        assert page.locator(".site-header").bounding_box()["height"] <= 64, width
        links = page.locator(".site-menu nav a")
        button = page.locator(".site-menu summary")
        assert button.is_visible() == (width < 1280 or number > 0)
        if button.is_visible():
            button.click()
        assert all(link.is_visible() for link in links.all())
        assert links.count() == 6 + number
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if button.is_visible():
            button.click()
