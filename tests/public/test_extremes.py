"""Content that nobody planned for: nothing overflows and nothing overlaps."""

import pytest

from tests.support.servers import manage

MAKE = """
from django.core.files.base import ContentFile
from policy.blocks import table_value
from policy.models import Picture, PolicyAreaPage, PolicyIndexPage
from tests.support.pictures import image_bytes

index = PolicyIndexPage.objects.get(locale__language_code="sv")
def picture(size):
    file = ContentFile(image_bytes(size), name="p.jpg")
    return Picture.objects.create(title="p", description="En mycket smal bild", file=file)
def make(slug, **fields):
    index.add_child(instance=PolicyAreaPage(slug=slug, show_in_menus=True, **fields))

make("lang", title=("Ansvarsfullhetsprincipiella " * 9)[:200], lead="Ord" * 150, body=[
    ("commitments", {"heading": "Sammanhang" * 14, "points": ["Läxhjälp" * 40, "b"]}),
    ("key_figure", {"number": "9 999 999 999 999,9", "unit": "kronor" * 10, "explanation": "",
                    "source": "Källa" * 30, "source_url": "https://example.org/" + "x" * 150}),
    ("quote", {"text": "Citat" * 60, "name": "Namn" * 20, "role": ""}),
    ("table", table_value("Tabell" * 20, ["Rubrik" * 9] * 8, [["Cell" * 20] * 8] * 3)),
    ("text", "<p>https://example.org/" + "mycketlångadress" * 20 + "</p>"),
])
make("manga", title="Tvåhundra", body=[
    ("commitments", {"heading": "", "points": [f"Löfte {n}" for n in range(200)]}),
])
make("smal", title="Smal bild", picture=picture((200, 1000)), body=[
    ("pictures", {"pictures": [{"image": {"image": picture(size), "alt_text": "x",
                  "decorative": False}, "caption": "Bildtext" * 12}
                  for size in ((200, 1000), (1000, 200))]}),
])
make("tom", title="Tom")
"""
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


def test_nothing_overflows_or_overlaps(page, own_server):
    manage(own_server["environment"], "shell", "-c", MAKE)
    for path in ("/lang/", "/smal/", "/tom/", "/manga/", "/"):
        page.goto(own_server["url"] + path)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            if path in ("/lang/", "/smal/", "/tom/"):
                assert page.evaluate(OVERLAPS) == [], path
        if path == "/manga/":
            assert page.locator("text=Löfte 199").count() == 1


RENAME = """
from policy.models import PolicyAreaPage
area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
area.title = {title!r}
area.save_revision().publish()
"""
TITLES = {
    "39": "Trygga och trivsamma offentliga miljöer",
    "200": ("Ansvarsfullhetsprincipiella miljöer för alla " * 5)[:200],
    "unbroken": "Ansvarsfullhetsprincip" * 9,
}
PLACES = [
    "/",
    "/utbildning/",
    "/trygghet/",
    "/loften/",
    "/loften/?area=utbildning",
    "promise",
    "/kontakt/",
    "/sok/?q=lugn",
    "/sok/?q=skola",
    "/alla-sidor/",
    "/nej/",
]


def test_long_title_of_an_area_scrolls_nothing_sideways(page, own_server):
    wide = []
    for kind, title in TITLES.items():
        manage(own_server["environment"], "shell", "-v0", "-c", RENAME.format(title=title))
        for place in PLACES:
            page.goto(own_server["url"] + (place if place != "promise" else PLACES[4]))
            if place == "promise":
                page.locator(".register-list a").first.click()
            assert page.get_by_text(title).count() or place in ("/trygghet/", "/sok/?q=lugn")
            for width in (320, 360, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((kind, place, width))
    assert wide == []


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
    for width in (360, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        # Two rows: the name, and the menu with the search field.
        assert page.locator(".site-header").bounding_box()["height"] <= 112, width
        links = page.locator(".site-menu nav a")
        button = page.locator(".site-menu summary")
        assert button.is_visible() == (width < 1024 or number == 12)
        if button.is_visible():
            button.click()
        assert all(link.is_visible() for link in links.all())
        assert links.count() == 6 + number
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if button.is_visible():
            button.click()
