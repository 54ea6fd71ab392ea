"""An editor changes promises in a real browser, and answers what the form asks at each."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.accessibility import OVERFLOWS
from tests.support.editors import log_in

POINTS = ".commitment-points textarea"
SMALL = "Vi ska fortsätta att bygga billiga hyresrätter."


@pytest.fixture
def form(page, own_server):
    """A reviewer, who may publish, opens the form of an area by its address."""
    log_in(page, own_server["url"], "gun")

    def visit(name):
        page.goto(own_server["url"] + "/admin/")
        page.locator(".home-areas").get_by_role("link", name=name).click()
        expect(page.locator(POINTS).first).to_be_visible()
        return page

    return visit


@pytest.fixture
def register(page, own_server):
    """What the open data say of each promise, by its words."""

    def read():
        response = page.request.get(own_server["url"] + "/loften/data/json/")
        return {one["wording"]: one for one in response.json()["commitments"]}

    return read


def point(page, words):
    at = [one.input_value() for one in page.locator(POINTS).all()].index(words)
    return page.locator(POINTS).nth(at)


def row(field):
    return field.locator("xpath=ancestor::*[@data-streamfield-child][1]")


def delete(field):
    """Choose the row, which shows its tools, and take it away."""
    field.click()
    row(field).get_by_role("button", name="Ta bort").click()


def publish(page):
    page.get_by_role("button", name=re.compile("Publicera")).click()


def refused(page):
    publish(page)
    expect(page.get_by_role("heading", name="Innan sidan kan publiceras")).to_be_visible()


def published(page):
    publish(page)
    expect(page.locator(".messages .success")).to_be_visible()


def paste(field, *lines):
    field.evaluate(
        """(field, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", text);
            const options = { clipboardData, bubbles: true, cancelable: true };
            field.select();
            field.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        "\n".join(lines),
    )


def test_promise_is_reworded_changed_and_replaced(form, register):
    numbers = {text: one["id"] for text, one in register().items()}
    page = form("Bostäder")
    asked = page.locator(".promise-question")

    point(page, SMALL).fill("vi ska fortsätta att bygga billiga hyresrätter!")
    point(page, "Vi vill skapa ungdomsbostäder.").fill("Vi skapar bostäder för unga.")
    expect(asked).to_have_count(1)
    refused(page)
    field = point(page, "Vi skapar bostäder för unga.")
    expect(row(field)).to_contain_text("Svara vid punkten om det här är samma löfte")
    row(field).get_by_label("Samma löfte, bättre formulerat").check()
    published(page)
    assert (
        register()["Vi skapar bostäder för unga."]["id"]
        == numbers["Vi vill skapa ungdomsbostäder."]
    )

    page = form("Bostäder")
    field = point(page, "Vi skapar bostäder för unga.")
    field.fill("Vi skapar tio bostäder för unga.")
    row(field).get_by_label("Löftet är ändrat").check()
    field.fill("Vi skapar tjugo bostäder för unga.")
    expect(row(field).get_by_label("Löftet är ändrat")).not_to_be_checked()
    row(field).get_by_label("Ett annat löfte").check()
    published(page)
    now = register()
    assert now["Vi skapar tjugo bostäder för unga."]["id"] not in numbers.values()
    assert now["Vi skapar bostäder för unga."]["withdrawn"]


def test_a_new_heading_is_answered_for_the_whole_list(form, page):
    form("Bostäder")
    page.set_viewport_size({"width": 360, "height": 800})
    heading = page.locator("[name$='-heading']").first
    heading.fill("Det här har vi börjat med")
    asked = page.locator(".promise-question")
    expect(asked).to_have_count(4)
    first = asked.first.get_by_label("Löftet är ändrat")
    first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Svara likadant för hela listan").press("Enter")
    expect(asked.locator("input:checked")).to_have_count(4)
    expect(page.locator("[data-unanswered]")).to_be_empty()
    assert page.evaluate(OVERFLOWS) == []
    published(page)


def test_two_lists_of_one_visit_are_asked_nothing(form, register, page):
    known = set(register())
    form("Bostäder")
    for lines in (["Fler träd", "Fler bänkar"], ["Fler lekplatser", "Fler bryggor"]):
        fields = page.locator(POINTS)
        number = fields.count()
        content = page.locator("[data-contentpath='body']")
        content.locator(".c-sf-add-button[title='Lägg till ett block']:visible").last.click()
        page.locator("[role=option]:visible").filter(has_text="Löften").first.click()
        expect(fields).to_have_count(number + 1)
        paste(fields.last, *lines)
        expect(fields).to_have_count(number + 2)
        expect(fields.last).to_have_value(lines[-1])
    page.wait_for_timeout(2000)
    expect(page.locator(".promise-question")).to_have_count(0)
    published(page)
    assert set(register()) - known == {
        "Fler träd",
        "Fler bänkar",
        "Fler lekplatser",
        "Fler bryggor",
    }


def test_point_is_cut_and_pasted_into_another_area(form, register, page):
    number = register()[SMALL]["id"]
    form("Bostäder")
    delete(point(page, SMALL))
    published(page)
    form("Omsorg")
    page.locator(POINTS).first.press("End")
    page.locator(POINTS).first.press("Enter")
    expect(page.locator(f"{POINTS} >> nth=1")).to_be_focused()
    field = page.locator(POINTS).nth(1)
    field.fill(SMALL)
    row(field).get_by_label("Ja, det har flyttat hit").check()
    published(page)
    moved = register()[SMALL]
    assert (moved["id"], moved["withdrawn"]) == (number, None)
    assert moved["area"]["name"] == "Omsorg"


def test_promise_is_split_in_two(form, register, page, own_server):
    parts = "Vi bygger små hyresrätter.", "Vi bygger stora hyresrätter."
    number = register()[SMALL]["id"]
    form("Bostäder")
    paste(point(page, SMALL), SMALL, *parts)
    expect(page.locator(POINTS)).to_have_count(6)
    delete(point(page, SMALL))
    asked = page.get_by_role("group", name=re.compile("Vad har hänt med"))
    asked.get_by_label("Det har delats upp i flera").check()
    refused(page)
    for words in parts:
        asked.get_by_role("checkbox", name=re.compile(words)).check()
    published(page)
    page.goto(f"{own_server['url']}/loften/{number}/")
    for words in parts:
        expect(page.locator("main")).to_contain_text(words)
