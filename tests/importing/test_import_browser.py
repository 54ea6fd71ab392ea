"""A programme of 61 promises comes in, by an editor in a real browser."""

import json
import sys
import time
from pathlib import Path

from tests.support.editors import log_in
from tests.support.everyday import Hand
from tests.support.everyday_tasks import lasin
from tests.support.servers import manage

DOCUMENT = Path(__file__).parent / "documents" / "handlingsprogram.docx"
LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MADE = """
import json
import sys
from policy.models import Commitment, ImportedPoint, PolicyAreaPage
from wagtail.models import WorkflowState
drafts = PolicyAreaPage.objects.filter(live=False, title="Äldreomsorg").get().get_siblings()
print(json.dumps({
    "areas": drafts.count(),
    "live": drafts.live().count(),
    "promises": ImportedPoint.objects.count(),
    "handed in": WorkflowState.objects.active().count(),
}))
"""


def test_editor_brings_in_a_whole_programme(browser, common_server, capsys):
    page = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900}).new_page()
    log_in(page, common_server["url"], "asta")
    hand = Hand(page, common_server["url"])
    hand.begin("lasin")
    begun = time.monotonic()
    lasin(hand, DOCUMENT)
    hand.end()

    made = json.loads(manage(common_server["environment"], "shell", "-v0", "-c", MADE))
    assert made == {"areas": 12, "live": 0, "promises": 61, "handed in": 13}
    assert hand.clicks <= 25
    seconds = time.monotonic() - begun
    with capsys.disabled():
        sys.stdout.write(f"{hand.clicks} clicks, {hand.fields} fields, {seconds:.0f} seconds\n")
    page.context.close()


ROWS = """
import json
from policy.models import ProgrammeImport
print(json.dumps([row["text"] for row in ProgrammeImport.objects.latest("pk").rows]))
"""


def test_what_was_written_last_is_saved_when_the_page_is_left_at_once(browser, common_server):
    page = browser.new_context(locale="sv-SE").new_page()
    # Whoever is asked leaves all the same.
    page.on("dialog", lambda dialog: dialog.accept())
    log_in(page, common_server["url"], "bo")
    page.goto(common_server["url"] + "/admin/imports/")
    page.locator("[name=words]").fill("Skola\n\nVi lovar:\n\n• Bygga en skola.\n• Anställa lärare.")
    page.get_by_role("button", name="Läs dokumentet").click()
    words = page.locator("[data-role=promise] textarea")
    words.last.fill("Anställa tjugo lärare.")
    page.goto(common_server["url"] + "/admin/")
    page.locator("#wagtail-sidebar").wait_for(state="attached")
    said = manage(common_server["environment"], "shell", "-v0", "-c", ROWS)
    assert "Anställa tjugo lärare." in json.loads(said)
    page.context.close()
