"""Content that nobody planned for: nothing overflows and nothing overlaps."""

import pytest

from .servers import manage

MAKE = """
from django.core.files.base import ContentFile
from policy.models import Picture, PolicyAreaPage, PolicyIndexPage
from tests.pictures import image_bytes

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


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_overflows_or_overlaps(page, own_server, width):
    manage(own_server["environment"], "shell", "-c", MAKE)
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("/lang/", "/smal/", "/tom/", "/manga/", "/"):
        page.goto(own_server["url"] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if path in ("/lang/", "/smal/", "/tom/"):
            assert page.evaluate(OVERLAPS) == [], path
    assert page.locator("text=Löfte 199").count() == 1
