"""An editor follows up sixty promises with the keyboard, and goes on with one on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.accessibility import OVERFLOWS, RULES, SMALL_TARGETS
from tests.support.editors import log_in
from tests.support.servers import manage, serve

NUMBER = 60
PROMISES = f"""
from policy.models import PolicyIndexPage
from tests.support.register import new_area
words = [f"Vi öppnar park nummer {{n}}." for n in range({NUMBER})]
index = PolicyIndexPage.objects.get(depth=2, locale__language_code="sv")
new_area(index, "Parker", *words)
"""
WRITTEN = """
from policy.models import CommitmentUpdate, UpdateDraft
found = CommitmentUpdate.objects.filter(commitment__area__title="Parker")
print(found.count(), set(found.values_list("status", "author")), UpdateDraft.objects.count())
"""


@pytest.fixture
def site(own_site):
    manage(own_site["environment"], "shell", "-v0", "-c", PROMISES)
    with serve(own_site) as address:
        yield {**own_site, "address": address}


# What a bar covers at the edge of the window is as large as the rest.
UNCOVERED = """() => {
    const bars = document.querySelectorAll(".sheet-foot, .sheet-head");
    bars.forEach((bar) => { bar.style.position = "static"; });
    document.documentElement.scrollTo(0, 0);
}"""


def fill_column(page, first, values, step):
    """Type `values` from the cell `first` downwards; the key `step` goes to the next row."""
    first.focus()
    for value in values:
        # A letter chooses in a list.
        page.keyboard.press(value) if value == "g" else page.keyboard.insert_text(value)
        page.keyboard.press(step)


def check(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate(UNCOVERED)
    found = Axe().run(page, options={"runOnly": RULES})
    assert [(one["id"], one["nodes"][0]["target"]) for one in found.response["violations"]] == []
    assert page.evaluate(OVERFLOWS) == []
    small = page.evaluate(SMALL_TARGETS)
    assert [one for one in small if "sheet" in one[0] or "id_" in one[0]] == []


def test_sixty_promises_with_two_clicks_and_the_keyboard(page, site):
    log_in(page, site["address"], "asta")
    clicks = [
        page.get_by_role("link", name="Löften", exact=True),
        page.get_by_role("link", name="Följ upp flera"),
    ]
    for one in clicks:
        one.click()
    rows = page.locator(".sheet-row", has_text="Vi öppnar park")
    expect(rows).to_have_count(NUMBER)

    # What is typed outlives the window.
    rows.first.get_by_label("Vad har hänt").fill("Den första är öppen.")
    expect(page.get_by_role("status").filter(has_text="Utkastet är sparat.")).to_be_visible()
    address, context = page.url, page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    rows = page.locator(".sheet-row", has_text="Vi öppnar park")
    expect(rows.first.get_by_label("Vad har hänt")).to_have_value("Den första är öppen.")

    first = rows.first
    texts = [f"Park {number} är öppen." for number in range(NUMBER)]
    names = ["Beslut", "", *["Beslut"] * (NUMBER - 2)]
    fill_column(page, first.get_by_label("Ny status"), ["g"] * NUMBER, "Control+ArrowDown")
    first.get_by_label("Vad har hänt").fill("")
    fill_column(page, first.get_by_label("Vad har hänt"), texts, "Control+ArrowDown")
    address = ["https://example.org/beslut"] * NUMBER
    fill_column(page, first.get_by_label("Beläggets adress"), address, "Enter")
    fill_column(page, first.get_by_label("Beläggets namn"), names, "ArrowDown")
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .error")).to_contain_text("1 rad behöver något")
    wrong = page.locator(".sheet-row.has-errors")
    expect(wrong).to_have_count(1)
    expect(wrong.get_by_label("Beläggets namn")).to_be_focused()
    check(page, 1280)
    check(page, 390)
    box = wrong.get_by_label("Beläggets namn").bounding_box()
    assert box["width"] > 250
    wrong.get_by_label("Beläggets namn").fill("Beslut")
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_contain_text("60 uppdateringar är inskrivna")
    written = manage(site["environment"], "shell", "-v0", "-c", WRITTEN)
    assert written.split() == ["60", "{('done',", "'asta')}", "0"]
    print(f"sheet: {len(clicks)} clicks")  # noqa: T201
