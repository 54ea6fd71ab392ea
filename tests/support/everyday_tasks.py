"""The tasks of the editors' guide as an editor does them; see everyday.Hand and guide.toml."""

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image, ImageOps
from playwright.sync_api import expect

from .servers import ROOT

POINT = "Alla elever får läxhjälp efter skolan."
REWORDED = "Lugn och ro i varje klassrum."
IN_ENGLISH = "Every pupil gets help with homework after school."
SAME = "Samma löfte, bättre formulerat"
SHORT_PROGRAMME = """1. VATTEN

Havet ska gå att bada i.

Vi lovar

• Rena dagvattnet från alla stora vägar.
• Öppna en badplats till.

2. BÅTLIV

Fler ska kunna ge sig ut.

Vi lovar

• Bygga en gästhamn.
""".encode()
MORE_STAFF = "Två boenden har fått mer personal."
WHY_NOT = "Pengarna i budgeten räckte inte till."
ALT = "En vuxen hjälper tre elever vid ett bord i klassrummet."


def telefon(hand):
    from_home(hand, "Ändra telefon, e-post eller adress")
    hand.step()
    hand.fill(hand.page.locator("#id_phone"), "08-530 610 00")
    hand.step()
    hand.click(hand.page.locator("footer button[type=submit], main button[type=submit]").last)
    saved(hand)


def punkter(hand):
    from_home(hand, "Utbildning")
    points = hand.page.locator(".commitment-points textarea")
    hand.step()
    hand.click(points.last)
    hand.press("Control+End")
    hand.press("Enter")
    expect(points).to_have_count(7)
    expect(points.last).to_be_focused()
    hand.type(POINT)
    expect(points.last).to_have_value(POINT)
    hand.step()
    hand.fill(points.nth(1), REWORDED)
    hand.click(hand.page.get_by_label(SAME).first)
    hand.step()
    hand.click(of_block(points.nth(1), "MOVE_UP"))
    hand.click(points.nth(2))
    hand.click(of_block(points.nth(2), "DELETE"))
    submit(hand)


def bild(hand):
    from_home(hand, "Utbildning")
    chooser = hand.page.locator("#id_picture-chooser")
    hand.step()
    hand.click(chooser.locator("[data-w-dropdown-target=toggle]").first)
    hand.click(hand.page.locator("[data-tippy-root] [data-chooser-action-choose]"))
    dialog = hand.page.locator(".modal")
    hand.step()
    hand.click(dialog.get_by_role("tab", name="Ladda upp"))
    hand.give(dialog.locator("input[type=file]"), photograph())
    hand.step()
    hand.fill(dialog.locator("[name$=description]"), ALT)
    hand.click(dialog.get_by_role("button", name="Ladda upp"))
    expect(dialog).to_be_hidden()
    submit(hand)


def nyckeltal(hand):
    from_home(hand, "Omsorg")
    hand.step()
    add_block(hand, "body", "Nyckeltal")
    hand.step()
    block = blocks_of(hand, "body").last
    for name, text in {
        "number": "300",
        "unit": "nya träd",
        "explanation": "Så många träd planterar vi längs gatorna.",
        "source": "Kommunens trädplan",
    }.items():
        hand.fill(block.locator(f"[name$='-{name}']"), text)
    submit(hand)


def omrade(hand):
    from_home(hand, "Nytt område")
    hand.step()
    hand.fill(hand.page.locator("#id_title"), "Kultur")
    hand.fill(hand.page.locator("#id_lead"), "Alla ska kunna läsa, spela och sjunga i Botkyrka.")
    submit(hand)


def artikel(hand):
    hand.step()
    new = hand.page.locator(".home-new details", has_text="Ny artikel")
    hand.click(new.locator("summary"))
    hand.click(new.get_by_role("link", name="Utbildning", exact=True))
    hand.step()
    hand.fill(hand.page.locator("#id_title"), "Så fungerar läxhjälpen")
    hand.fill(hand.page.locator("#id_lead"), "Efter skolan finns en vuxen att fråga.")
    submit(hand)


def lankar(hand):
    from_home(hand, "Bostäder")
    hand.step()
    add_block(hand, "read_more", "Länk")
    block = blocks_of(hand, "read_more").last
    hand.step()
    hand.fill(block.locator("[name$='-address']"), "https://example.org/laxhjalp")
    hand.fill(block.locator("[name$='-link_text']"), "Läxhjälp nära dig")
    submit(hand)


def sociala(hand):
    from_home(hand, "Ändra telefon, e-post eller adress")
    hand.step()
    hand.click(hand.page.locator("#id_social_links-ADD"))
    hand.step()
    address = hand.page.locator("[name^='social_links-'][name$='-url']:visible").last
    hand.fill(address, "https://forum.botkyrka.example/socialdemokraterna")
    hand.step()
    hand.click(hand.page.locator("footer button[type=submit], main button[type=submit]").last)
    saved(hand)


def schema(hand):
    from_home(hand, "Trygghet")
    page = hand.page
    hand.fill(page.locator("#id_lead"), "Från och med i morgon säger vi det så här.")
    hand.step()
    hand.click(page.locator("[data-side-panel-toggle=status]"))
    hand.click(page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]"))
    hand.step()
    at = datetime.now(ZoneInfo("Europe/Stockholm")) + timedelta(days=1)
    hand.fill(page.locator("#id_go_live_at"), f"{at:%Y-%m-%d} 07:30")
    dialog = page.locator("#schedule-publishing-dialog")
    picker = page.locator(".xdsoft_datetimepicker:visible")
    expect(picker).to_have_count(1)
    page.locator("#id_go_live_at").blur()
    expect(picker).to_have_count(0)
    hand.click(dialog.get_by_role("button", name="Spara tiderna"))
    hand.step()
    submit_in_step(hand)


def aterstall(hand):
    from_home(hand, "Utbildning")
    page = hand.page
    hand.step()
    hand.click(page.locator("a[href$='/history/']:visible").first)
    hand.step()
    has_menu = page.locator("[data-w-dropdown-target=toggle]")
    oldest = page.locator("main tbody tr").filter(has=has_menu).last
    hand.click(oldest.locator("[data-w-dropdown-target=toggle]"))
    hand.click(page.locator("[data-tippy-root] a[href*='/revert/']"))
    hand.step()
    # What the oldest version says depends on when it saved itself.
    page.wait_for_load_state("networkidle")
    for answer in page.get_by_label(SAME).all():
        hand.click(answer)
    hand.click(page.locator("footer button[type=submit]").first)
    saved(hand)
    submit(hand)


def granska(hand):
    page = hand.page
    hand.step()
    waiting = page.get_by_role("region", name="Väntar på din granskning")
    hand.click(waiting.get_by_role("link", name="Utbildning"))
    hand.step()
    hand.click(page.locator("footer [data-workflow-action-name=approve]:visible"))
    saved(hand)


def oversatt(hand):
    page = hand.page
    hand.step()
    hand.click(page.locator("main").get_by_role("link", name="Education", exact=True))
    missing = page.locator(".text[data-missing] textarea")
    expect(missing).to_have_count(2)
    hand.step()
    hand.click(page.locator(".missing summary"))
    hand.click(page.locator(".missing li:visible a").first)
    hand.step()
    hand.fill(missing.first, "Peace and quiet in every classroom.")
    page.keyboard.press("Enter")
    hand.fill(missing.last, IN_ENGLISH)
    page.keyboard.press("Enter")
    expect(missing).to_have_count(0)
    hand.step()
    hand.click(page.locator("footer").get_by_role("button", name="Lämna in", exact=True))
    saved(hand)


def uppdatering(hand):
    from_home(hand, "Berätta vad som hänt med ett löfte")
    page = hand.page
    hand.step()
    hand.click(page.get_by_role("link", name="Vi vill skapa ungdomsbostäder."))
    hand.step()
    hand.choose(page.locator("#id_status"), "Genomfört")
    hand.fill(page.locator("#id_what_happened"), "De första hundra är byggda.")
    hand.step()
    hand.fill(page.locator("#id_evidence-0-address"), "https://example.org/beslut")
    hand.fill(page.locator("#id_evidence-0-title"), "Beslut i kommunfullmäktige")
    hand.step()
    hand.click(page.get_by_role("button", name="Skriv in uppdateringen"))
    saved(hand)


def flera(hand):
    from_home(hand, "Följ upp flera löften")
    row = hand.page.locator(".sheet-row", has_text="Boenden med inriktning mot demens")
    hand.step()
    hand.choose(row.get_by_label("Ny status"), "Delvis genomfört")
    hand.fill(row.get_by_label("Vad har hänt"), MORE_STAFF)
    hand.step()
    hand.fill(row.get_by_label("Beläggets adress"), "https://example.org/personal")
    hand.fill(row.get_by_label("Beläggets namn"), "Beslut i omsorgsnämnden")
    hand.step()
    hand.click(hand.page.get_by_role("button", name="Skriv in uppdateringarna"))
    saved(hand)


def person(hand):
    from_home(hand, "Kontaktpersoner")
    page = hand.page
    hand.step()
    hand.click(page.locator("a[href*='/contactperson/add/']").first)
    hand.step()
    hand.fill(page.locator("#id_name"), "Asta Lind")
    hand.fill(page.locator("#id_role"), "Ordförande")
    hand.step()
    hand.fill(page.locator("#id_email"), "asta.lind@example.org")
    hand.fill(page.locator("#id_phone"), "070-174 06 35")
    hand.step()
    hand.click(page.locator("footer button[type=submit], main button[type=submit]").last)
    saved(hand)


def artal(hand):
    open_terms(hand, "Rätta åren")
    page = hand.page
    hand.step()
    hand.fill(page.locator("#id_term_start"), "2014")
    hand.fill(page.locator("#id_term_end"), "2018")
    hand.click(page.get_by_role("button", name="Fortsätt"))
    hand.step()
    hand.click(page.get_by_role("button", name="Rätta åren"))
    saved(hand)


def stang(hand):
    open_terms(hand, "Stäng mandatperioden")
    promise = hand.page.locator(".closing-sheet fieldset").first
    hand.step()
    hand.choose(promise.locator("select"), "Inte genomfört")
    hand.fill(promise.locator("textarea"), WHY_NOT)
    hand.fill(promise.locator("[name$=address]"), "https://example.org/budget")
    hand.fill(promise.locator("[name$=title]"), "Kommunens budget")
    hand.click(hand.page.get_by_role("button", name="Spara slutbeskeden").first)
    saved(hand)
    hand.step()
    hand.click(hand.page.locator("[name=not_assessed]"))
    hand.step()
    hand.click(hand.page.get_by_role("button", name="Stäng mandatperioden"))
    saved(hand)


def photograph():
    """A picture as a phone would give it; the site does not have it yet."""
    file = BytesIO()
    picture = Image.open(ROOT / "policy/starter/pictures/utbildning.png").convert("RGB")
    ImageOps.mirror(picture).resize((1200, 800)).save(file, "JPEG")
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def lasin(hand, document=None):
    """Read in a programme: `document`, the path of a file, or a short text."""
    page = hand.page
    hand.step()
    hand.click(open_menu(hand).get_by_text("Läs in ett program"))
    file = document or {"name": "program.txt", "mimeType": "text/plain", "buffer": SHORT_PROGRAMME}
    hand.give(page.locator("[name=file]"), file)
    hand.click(page.get_by_role("button", name="Läs dokumentet"))
    hand.step()
    promise = page.locator("[data-role=promise]").first
    promise.hover()
    hand.click(promise.locator("[data-become=skip]"))
    hand.click(page.get_by_role("button", name="Ångra"))
    hand.step()
    hand.click(page.get_by_role("button", name="Skapa utkast"))
    hand.fill(page.locator("#id_start"), "2026")
    hand.fill(page.locator("#id_end"), "2030")
    hand.click(page.get_by_role("button", name="Skapa utkast"))
    hand.step()
    hand.click(page.get_by_role("button", name="Lämna in alla för granskning"))
    saved(hand)


def mandat(hand):
    page = hand.page
    open_terms(hand, "Börja en ny mandatperiod")
    hand.step()
    hand.choose(page.locator("#id_programme"), "program, 2026–2030")
    hand.click(page.get_by_role("button", name="Visa vad som händer"))
    hand.step()
    hand.click(page.get_by_role("button", name="Börja den nya mandatperioden nu"))
    saved(hand)
    hand.step()
    hand.click(page.get_by_role("button", name="Ångra"))
    saved(hand)


def flygblad(hand):
    page = hand.page
    hand.step()
    hand.click(open_menu(hand).get_by_text("Flygblad"))
    hand.step()
    hand.choose(page.locator("#id_page"), "Omsorg (Svenska)")
    hand.click(page.get_by_role("button", name="Gå vidare"))
    hand.step()
    hand.fill(page.locator("#id_headline"), "En omsorg att lita på")
    hand.click(page.locator("[name=points]").first)
    hand.step()
    hand.choose(page.locator("#id_person"), "Lucas Nykvist, Ombudsman")
    hand.click(page.get_by_label("För tryckeri"))
    hand.step()
    with page.expect_download() as leaflet:
        hand.click(page.get_by_role("button", name="Gör flygbladet"))
    assert leaflet.value.suggested_filename == "omsorg.pdf"


def from_home(hand, name):
    hand.step()
    hand.click(hand.page.locator(".home-start").get_by_role("link", name=name, exact=True))


def open_menu(hand):
    """Return the admin's menu, which lies behind a button on a phone."""
    if hand.page.viewport_size["width"] < 800:
        hand.click(hand.page.locator(".sidebar-nav-toggle"))
    return hand.page.locator("#wagtail-sidebar")


def open_terms(hand, name):
    """Open the page about a term that the link `name` leads to."""
    page = hand.page
    hand.step()
    hand.click(open_menu(hand).get_by_role("link", name="Löften", exact=True))
    hand.click(page.get_by_role("link", name="Mandatperioder", exact=True))
    hand.step()
    hand.click(page.locator("main").get_by_role("link", name=name, exact=True))


def add_block(hand, field, kind):
    stream = hand.page.locator(f"[data-contentpath='{field}']")
    hand.click(stream.locator(".c-sf-add-button[title='Lägg till ett block']:visible").last)
    choice = hand.page.locator(".w-combobox__option:visible, [role=option]:visible")
    if choice.count():
        hand.click(choice.filter(has_text=kind).first)


def blocks_of(hand, field):
    stream = hand.page.locator(f"[data-contentpath='{field}']")
    return stream.locator("[data-streamfield-child]:visible")


def of_block(textarea, action):
    """The button `action` of the block that `textarea` stands in."""
    block = textarea.locator("xpath=ancestor::*[@data-streamfield-child][1]")
    return block.locator(f"[data-streamfield-action={action}]")


def submit(hand):
    hand.step()
    submit_in_step(hand)


def submit_in_step(hand):
    hand.click(hand.page.locator("footer [name=action-submit]:visible"))
    saved(hand)


def saved(hand):
    expect(hand.page.locator(".messages .success").first).to_be_visible()


TASKS_IN_ORDER = {
    task.__name__: task
    for task in (
        flygblad,
        telefon,
        sociala,
        person,
        uppdatering,
        flera,
        punkter,
        granska,
        oversatt,
        bild,
        aterstall,
        nyckeltal,
        lankar,
        schema,
        artikel,
        omrade,
        artal,
        stang,
        lasin,
        mandat,
    )
}
