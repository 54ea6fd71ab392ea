"""WCAG 2.2 AA where editors do their everyday tasks, proved by axe in a real browser."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.editors import log_in
from tests.support.servers import manage

LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = {390: 844, 1280: 900}
ADDRESSES = """
import json
from contact.models import ContactPerson
from policy.importing.building import build
from policy.models import Commitment, Picture, PolicyAreaPage
from tests.support.imports import an_import
area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
imported = an_import()
built = build(an_import(), area.get_parent().specific, area.owner)
print(json.dumps({
    "home": "",
    "guide": "guide/",
    "area": f"pages/{area.pk}/edit/",
    "index": f"pages/{area.get_parent().pk}/edit/",
    "pages": f"pages/{area.get_parent().pk}/",
    "history": f"pages/{area.pk}/history/",
    "pictures": "images/",
    "upload": "images/multiple/add/",
    "picture": f"images/{Picture.objects.first().pk}/",
    "details": "settings/contact/contactdetails/",
    "people": "snippets/contact/contactperson/",
    "person": f"snippets/contact/contactperson/edit/{ContactPerson.objects.first().pk}/",
    "promises": "commitments/",
    "promise": f"commitments/{Commitment.objects.for_editors().first().pk}/",
    "imports": "imports/",
    "import": f"imports/{imported.pk}/",
    "drafts": f"imports/{imported.pk}/drafts/",
    "result": f"imports/{built.pk}/result/",
    "translation": f"pages/{PolicyAreaPage.objects.get(slug='education').pk}/edit/",
}))
user = area.owner
page_in_review = PolicyAreaPage.objects.get(slug="omsorg", locale__language_code="sv")
page_in_review.save_revision()
page_in_review.get_workflow().start(page_in_review, user)
"""
OPEN = "all => all.forEach(one => one.click())"
# The bar at the bottom covers half of whatever happens to stand there.
BESIDE = "all => all.forEach(one => { one.style.position = 'static' })"


@pytest.mark.parametrize(("editor", "width"), [("asta", 390), ("gun", 1280)])
def test_axe_finds_nothing_where_editors_work(browser, own_server, editor, width):
    screens = json.loads(manage(own_server["environment"], "shell", "-v0", "-c", ADDRESSES))
    size = {"width": width, "height": SIZES[width]}
    context = browser.new_context(locale="sv-SE", viewport=size, reduced_motion="reduce")
    page = context.new_page()
    log_in(page, own_server["url"], editor)
    found = {}
    for name, path in screens.items():
        page.goto(f"{own_server['url']}/admin/{path}")
        page.wait_for_load_state("networkidle")
        page.locator("main [data-panel-toggle][aria-expanded=false]").evaluate_all(OPEN)
        page.locator("footer.footer").evaluate_all(BESIDE)
        found |= {(name, *one): html for one, html in violations(page)}
    context.close()
    assert found == {}


def violations(page):
    """Yield ((rule, selector), HTML) of what breaks a rule."""
    for rule in Axe().run(page, options={"runOnly": LEVEL_AA}).response["violations"]:
        for node in rule["nodes"]:
            yield (rule["id"], str(node["target"])), node["html"][:200]
