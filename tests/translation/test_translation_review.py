"""A translation goes to review and back again in the browser, as any other page does."""

from playwright.sync_api import expect

from tests.support.editors import log_in
from tests.support.servers import manage

ENGLISH = """
from policy.models import PolicyAreaPage
print(PolicyAreaPage.objects.get(slug="education").pk)
"""


def test_translation_is_handed_in_sent_back_and_taken_back(browser, own_server):
    pk = manage(own_server["environment"], "shell", "-v0", "-c", ENGLISH).strip()
    asta, gun = (browser.new_context().new_page() for _ in range(2))
    for page, name in ((asta, "asta"), (gun, "gun")):
        log_in(page, own_server["url"], name)
        page.goto(f"{own_server['url']}/admin/pages/{pk}/edit/")
    # What would throw the translation away is not the button in the place of publishing.
    expect(asta.get_by_role("link", name="Förhandsgranska")).to_be_visible()
    expect(asta.get_by_text("Sluta följa originalet")).to_be_hidden()
    asta.get_by_role("button", name="Lämna in", exact=True).click()
    gun.reload()
    gun.get_by_label("Vad behöver ändras?").fill("Rubriken är för lång.")
    gun.get_by_role("button", name="Skicka tillbaka").click()
    expect(gun.get_by_text("Översättningen är tillbaka hos den som lämnade in den")).to_be_visible()
    asta.reload()
    asta.get_by_role("button", name="Lämna in", exact=True).click()
    asta.get_by_role("button", name="Ta tillbaka").click()
    expect(asta.get_by_role("button", name="Lämna in", exact=True)).to_be_visible()
