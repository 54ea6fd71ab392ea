"""An editor changes the site in the real admin, in a real browser, and visitors see it."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.editors import log_in
from tests.support.pictures import image_bytes
from tests.support.servers import manage

POINT = "Alla elever får läxhjälp efter skolan."


@pytest.fixture
def room(page, common_server):
    """The admin, with an editor logged in."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    log_in(page, common_server["url"], "gun")
    return page


@pytest.fixture
def visitor(browser, common_server):
    """Somebody else's browser, without JavaScript and without a login."""
    context = browser.new_context(java_script_enabled=False, base_url=common_server["url"])
    yield context.new_page()
    context.close()


def edit_page(room, common_server, title):
    room.goto(common_server["url"] + "/admin/")
    room.locator(".home-start").get_by_role("link", name=title, exact=True).click()
    expect(room).to_have_title(re.compile(title))


def publish(room):
    room.get_by_role("button", name="Publicera").click()
    expect(room.locator(".messages .success")).to_contain_text("publicerad")


def swap_picture(room, file):
    room.locator("#id_picture-chooser").get_by_role("button", name="Åtgärder").click()
    room.locator("[data-tippy-root] [data-chooser-action-choose]").click()
    dialog = room.locator(".modal")
    dialog.get_by_role("tab", name="Ladda upp").click()
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.get_by_text("Mer om bilden").click()
    dialog.get_by_label("Titel").last.fill("Läxhjälp")
    dialog.get_by_label("Beskrivning").fill("En röd skolbyggnad")
    dialog.get_by_role("button", name="Ladda upp").click()
    expect(dialog).to_be_hidden()


def test_editor_adds_a_point_swaps_a_picture_and_changes_the_phone(room, common_server, visitor):
    edit_page(room, common_server, "Utbildning")
    last = room.locator(".commitment-points textarea").last
    last.click()
    last.press("Control+End")
    last.press("Enter")
    expect(room.locator(".commitment-points textarea")).to_have_count(7)
    expect(last).to_be_focused()
    room.keyboard.type(POINT)
    picture = {"name": "skola.jpg", "mimeType": "image/jpeg", "buffer": image_bytes((900, 600))}
    swap_picture(room, picture)
    publish(room)

    room.goto(common_server["url"] + "/admin/settings/contact/contactdetails/")
    assert room.get_by_label("Meddelanden går till").count() == 0
    room.get_by_label("Telefon").fill("08-530 610 00")
    room.get_by_role("button", name="Spara").click()
    expect(room.locator(".messages .success")).to_be_visible()

    for path in ("/", "/utbildning/"):
        visitor.goto(path)
        expect(visitor.get_by_text(POINT)).to_be_visible()
        expect(visitor.get_by_alt_text("En röd skolbyggnad")).to_be_visible()
        expect(visitor.locator("footer a[href='tel:+46-8-530-610-00']").first).to_be_visible()


PASTE = """(field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    field.dispatchEvent(new ClipboardEvent("paste", options));
}"""


def test_pasted_list_is_a_point_for_each_of_its_lines(room, common_server):
    edit_page(room, common_server, "Omsorg")
    points = room.locator(".commitment-points textarea")
    expect(points.last).to_be_visible()
    before = points.count()
    points.last.press("Enter")
    expect(points).to_have_count(before + 1)
    points.last.evaluate(PASTE, "• Rad ett\r\n•\tRad två\n\n3. Rad tre\n")
    expect(points).to_have_count(before + 3)
    assert [point.input_value() for point in points.all()[before:]] == [
        "Rad ett",
        "Rad två",
        "Rad tre",
    ]
    expect(points.last).to_be_focused()
    publish(room)
    edit_page(room, common_server, "Omsorg")
    expect(points).to_have_count(before + 3)


def add_list(room, *points):
    """Add a list of commitments at the end of the content, and type its points."""
    texts = room.locator(".commitment-points textarea")
    before = texts.count()
    content = room.locator("[data-contentpath='body']")
    content.locator(".c-sf-add-button[title='Lägg till ett block']:visible").last.click()
    room.locator("[role=option]:visible").filter(has_text="Löften").first.click()
    expect(texts).to_have_count(before + 1)
    texts.last.click()
    for number, point in enumerate(points):
        if number:
            texts.last.press("Enter")
            expect(texts).to_have_count(before + number + 1)
        texts.last.fill(point)


def test_each_point_of_two_lists_added_in_one_visit_is_a_promise(room, common_server, visitor):
    first, second = (
        ["Solceller på alla tak.", "Fler träd."],
        ["En koldioxidbudget.", "Fler cyklar."],
    )
    room.goto(common_server["url"] + "/admin/pages/add/policy/policyareapage/3/")
    room.locator("#id_title").fill("Klimat")
    room.locator("#id_lead").fill("Vi gör kommunen grön.")
    add_list(room, *first)
    add_list(room, *second)
    ids = [one.input_value() for one in room.locator("[name*='-points-'][name$='-id']").all()]
    assert len(ids) == len(set(ids)) == 4
    publish(room)
    visitor.goto("/klimat/")
    promises = visitor.locator(".commitments li[id]")
    expect(promises).to_have_count(4)
    numbers = [promise.get_attribute("id").removeprefix("lofte-") for promise in promises.all()]
    for number, words in zip(numbers, [*first, *second], strict=True):
        visitor.goto(f"/loften/{number}/")
        expect(visitor.locator("h1")).to_contain_text(words)


ARABIC = """
from policy.models import PolicyAreaPage
print(PolicyAreaPage.objects.filter(locale__language_code="ar").first().pk)
"""


def test_arabic_translation_is_written_from_right_to_left(room, common_server):
    page = manage(common_server["environment"], "shell", "-v0", "-c", ARABIC).strip()
    room.goto(f"{common_server['url']}/admin/pages/{page}/edit/")
    box = room.locator(".text textarea").first
    expect(box).to_have_css("direction", "rtl")
    expect(box).to_have_attribute("lang", "ar")
