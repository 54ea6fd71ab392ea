"""What other programs put on the clipboard becomes points of a list, and text of a page."""

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.support.editors import log_in, wait_for_attention

HERE = Path(__file__).parent
POINTS = ".commitment-points textarea"
NOTICE = ".form-notice"
PASTE = """(field, clipboard) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(clipboard)) clipboardData.setData(type, text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    field.dispatchEvent(new ClipboardEvent("paste", options));
}"""
IS_ABOVE_FOOTER = """() => {
    const [{ bottom }, { top }] = [document.activeElement, document.querySelector("footer")]
        .map(one => one.getBoundingClientRect());
    return bottom <= top;
}"""
SAME_AS_PYTHON = """async (cases) => {
    const { modules } = JSON.parse(document.getElementById("editor-settings").textContent);
    const { pointsOf } = await import(modules.points);
    return cases.map(([text]) => pointsOf(text));
}"""
LISTS = {
    "word.html": [
        "Energi i kommunens hus",
        "Solenergi",
        "Vi satsar 8\xa0000 kronor per tak och sparar. Ring 08-530\xa0610\xa000.",
        "Sätta solceller på alla kommunala skoltak före 2027.",
        "Underlöfte om skolan.",
        "1.2 miljoner till a-kassan.",
        "År Färdigställda",
        "2023 112",
    ],
    "google-docs.html": [
        "Mindre grupper",
        "Varje barn ska lära sig läsa.",
        "Högst 14 barn i småbarnsgrupperna.",
        "Två vuxna i varje lågstadieklass.",
        "Anställa 25 speciallärare.",
    ],
    "libreoffice.html": [
        "Boenden",
        "Öppna två nya särskilda boenden.",
        "Garantera plats inom 60 dagar.",
        "Införa parboendegaranti.",
    ],
    "pages.html": ["Cykel", "Bygga 40 km nya cykelvägar.", "Snöröja cykelvägar före bilvägar."],
    "web.html": [
        "Planlägga för 1 600 bostäder.",
        "Avsätta en tredjedel av marken.",
        "Bygga 120 studentlägenheter.",
    ],
    "pdf.txt": [
        "Avsätta en tredjedel av marken för hyresrätter, bostäder för unga och kooperativa "
        "hyresrätter.",
        "Satsa på barn- och ungdomsverksamhet.",
        "Bygga en ny simhall.",
    ],
}


def clipboard(name):
    kind = "text/html" if name.endswith(".html") else "text/plain"
    return {kind: (HERE / "clipboards" / name).read_text()}


def values(room, number):
    expect(room.locator(f"{POINTS}:visible")).to_have_count(number)
    return [field.input_value() for field in room.locator(f"{POINTS}:visible").all()]


def new_area(page, own_server):
    log_in(page, own_server["url"], "gun")
    page.goto(own_server["url"] + "/admin/pages/add/policy/policyareapage/3/")
    wait_for_attention(page)
    return page


def add_block(room, kind):
    content = room.locator("[data-contentpath='body']")
    content.locator(".c-sf-add-button[title='Lägg till ett block']:visible").last.click()
    room.locator("[role=option]:visible").filter(has_text=kind).first.click()


def test_a_list_of_any_program_becomes_points_and_is_taken_back_at_once(page, own_server):
    room = new_area(page, own_server)
    add_block(room, "Löften")
    first = room.locator(POINTS).first
    for name, points in LISTS.items():
        first.evaluate(PASTE, clipboard(name))
        assert values(room, len(points)) == points, name
        expect(room.locator(NOTICE)).to_contain_text(f"{len(points)} löften klistrades in")
        expect(room.locator(f"{POINTS}:visible").last).to_be_focused()
        room.locator(NOTICE).get_by_role("button", name="Ångra").click()
        expect(first).to_be_focused()
        assert values(room, 1) == [""], name
    first.fill("Det som står där")
    first.evaluate(PASTE, clipboard(name))
    assert values(room, len(points) + 1) == ["Det som står där", *points]
    room.locator(NOTICE).get_by_role("button", name="Ångra").click()
    assert values(room, 1) == ["Det som står där"]
    first.fill("")

    cases = json.loads((HERE / "pasted_points.json").read_text())
    assert room.evaluate(SAME_AS_PYTHON, cases) == [points for _text, points in cases]

    first.evaluate(PASTE, {"text/plain": "•\tFler lärare."})
    assert values(room, 1) == ["Fler lärare."]
    # In a sentence the browser pastes what there is.
    first.evaluate(PASTE, {"text/plain": "– sa hon"})
    assert values(room, 1) == ["Fler lärare."]
    first.evaluate("field => field.select()")
    first.evaluate(PASTE, {"text/plain": "\n".join(f"• Löfte {n}" for n in range(200))})
    assert values(room, 200) == [f"Löfte {n}" for n in range(200)]
    room.locator(f"{POINTS}:visible").nth(1).fill("Eget")
    room.locator(NOTICE).get_by_role("button", name="Ångra").click()
    assert values(room, 2) == ["Fler lärare.", "Eget"]
    write_as_a_list(room)
    write_on_a_phone(room)


def write_as_a_list(room):
    """Go on with two points, "Fler lärare." and "Eget", by keys alone; then take one away."""
    rows = room.locator(f"{POINTS}:visible")
    rows.first.press("End")
    rows.first.press("Enter")
    rows.nth(1).press_sequentially("Ny lokal.")
    rows.nth(1).press("Alt+ArrowUp")
    assert values(room, 3) == ["Ny lokal.", "Fler lärare.", "Eget"]
    rows.first.press("Home")
    rows.first.press("Backspace")
    rows.first.press("Alt+ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    rows.nth(1).press("Home")
    rows.nth(1).press("Backspace")
    assert values(room, 2) == ["Fler lärare. Ny lokal.", "Eget"]
    for _ in range(4):
        rows.first.press("ArrowRight")
    rows.first.press("Enter")
    assert values(room, 3) == ["Fler lärare. Ny", "lokal.", "Eget"]
    rows.nth(1).press("Control+a")
    rows.nth(1).press("Delete")
    rows.nth(1).press("Backspace")
    assert values(room, 2) == ["Fler lärare. Ny", "Eget"]
    expect(rows.first).to_be_focused()
    delete = "[data-streamfield-action=DELETE]:visible"
    room.locator(".is-chosen").locator(delete).click()
    assert values(room, 1) == ["Eget"]
    room.locator(NOTICE).get_by_role("button", name="Ångra").click()
    assert values(room, 2) == ["Fler lärare. Ny", "Eget"]
    block = room.locator("[data-contentpath='body'] [data-streamfield-child]:visible").first
    block.locator(delete).first.click()
    expect(rows).to_have_count(0)
    room.locator(NOTICE).get_by_role("button", name="Ångra").click()
    assert values(room, 2) == ["Fler lärare. Ny", "Eget"]


def write_on_a_phone(room):
    """A point is a line there, and what is typed never lies under the footer."""
    room.set_viewport_size({"width": 390, "height": 480})
    rows = room.locator(f"{POINTS}:visible")
    row = rows.last.locator("xpath=ancestor::*[@data-streamfield-child][1]")
    rows.first.click()
    assert row.bounding_box()["height"] <= 56
    for number in range(8):
        room.keyboard.press("Control+End")
        room.keyboard.press("Enter")
        room.keyboard.type(f"Löfte {number}")
        room.wait_for_function(IS_ABOVE_FOOTER)


TEXT = "[data-contentpath='body'] [role=textbox]:visible"
RAW = """() => [...document.querySelectorAll("[data-contentpath='body'] [data-streamfield-child]")]
    .filter(one => one.checkVisibility()).map(one => one.querySelector("[name$='-value']"))
    .filter(one => one?.draftailEditor)
    .map(one => one.draftailEditor.getEditorState().getCurrentContent())
    .map(window.DraftJS.convertToRaw)
"""


def text_of(room):
    """Return the blocks of each text of the page: (kind, words)."""
    return [[(one["type"], one["text"]) for one in raw["blocks"]] for raw in room.evaluate(RAW)]


def kinds(room):
    children = room.locator("#body-root > [data-streamfield-stream-container] > div:visible")
    return [one.get_attribute("value") for one in children.locator("> [name$='-type']").all()]


def press(room, name):
    room.locator(NOTICE).get_by_role("button", name=name).click()


def test_a_chapter_becomes_text_promises_and_a_table(page, own_server):
    room = new_area(page, own_server)
    room.locator("#id_title").fill("Energi")
    room.locator("#id_lead").fill("Vi gör kommunen grön.")
    add_block(room, "Text")
    text = room.locator(TEXT)
    expect(text.first).to_have_accessible_name(re.compile("^Text"))
    text.first.evaluate(PASTE, clipboard("word.html"))
    expect(room.locator(NOTICE)).to_contain_text("Är det här löften? 3 punkter klistrades in")
    assert kinds(room) == ["text", "table", "text"]
    before, after = text_of(room)
    assert before[:3] == [
        ("header-three", "Energi i kommunens hus"),
        ("header-three", "Solenergi"),
        (
            "unstyled",
            "Vi satsar 8\xa0000 kronor per tak[1] och sparar. Ring 08-530\xa0610\xa000.",
        ),
    ]
    assert before[3:] == [("unordered-list-item", words) for words in LISTS["word.html"][3:6]]
    assert after == [("unstyled", "[1] Källa: budgeten.")]

    press(room, "Ångra")
    assert kinds(room) == ["text"]
    assert text_of(room) == [[("unstyled", "")]]

    text.first.evaluate(PASTE, clipboard("word.html"))
    press(room, "Ja, gör löften av dem")
    assert kinds(room) == ["text", "commitments", "table", "text"]
    expect(room.locator(NOTICE)).to_contain_text("3 löften klistrades in")
    expect(room.locator(f"{POINTS}:visible")).to_have_count(3)
    room.get_by_role("textbox", name="Tabellens rubrik").fill("Bostäder i kommunen")
    expect(room.get_by_role("textbox", name="Färdigställda, 1")).to_have_value("112")
    room.get_by_role("button", name="Lägg till kolumn").last.click()
    room.get_by_role("textbox", name="Kolumnrubrik 3").fill("Behov")
    expect(room.get_by_role("textbox", name="Behov, 1")).to_be_visible()

    last = text.last
    last.click()
    last.press("Control+End")
    last.evaluate(PASTE, clipboard("google-docs.html"))
    press(room, "Nej, låt dem stå i texten")
    expect(room.locator(NOTICE)).to_have_count(0)
    assert text_of(room)[1][1:] == [
        ("header-three", "Mindre grupper"),
        ("unstyled", "Varje barn ska lära sig läsa."),
        ("unordered-list-item", "Högst 14 barn i småbarnsgrupperna."),
        ("unordered-list-item", "Två vuxna i varje lågstadieklass."),
        ("unordered-list-item", "Anställa 25 speciallärare."),
    ]
    # Draft.js writes what it holds into the form after a quarter of a second.
    expect(room.locator("input[name$='-value'][value*='speciallärare']")).to_have_count(1)
    room.get_by_role("button", name="Publicera").click()
    expect(room.locator(".messages .success")).to_contain_text("publicerad")
    room.goto(own_server["url"] + "/energi/")
    expect(room.locator("main a[href^='tel:+46']")).to_have_text("08-530\xa0610\xa000")
    expect(room.locator("main .prose b")).to_have_text(["sparar", "lågstadieklass"])
    expect(room.locator("main .commitments li[id^=lofte]")).to_have_count(3)
    expect(room.get_by_role("columnheader")).to_have_text(["År", "Färdigställda", "Behov"])
