"""A page that is taken away is gone for visitors as its editor was told, in a real browser."""

from playwright.sync_api import expect

from tests.support.editors import log_in
from tests.support.servers import manage

WORDS = "Orden står kvar, men länken försvinner:"
FIND = """
from policy.models import PolicyAreaPage
swedish = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
other = PolicyAreaPage.objects.get(slug="omsorg", locale__language_code="sv")
other.body = [("text", f'<p>Se <a linktype="page" id="{swedish.pk}">skolorna</a> i Botkyrka.</p>')]
other.save_revision().publish()
print(swedish.pk)
"""


def test_page_is_taken_away_in_every_language_and_no_visitor_meets_a_dead_link(browser, own_server):
    pk = manage(own_server["environment"], "shell", "-v0", "-c", FIND).strip()
    context = browser.new_context(base_url=own_server["url"], locale="sv-SE")
    editor, visitor = context.new_page(), browser.new_page(base_url=own_server["url"])
    visitor.goto("/omsorg/")
    expect(visitor.get_by_role("link", name="skolorna")).to_be_visible()
    log_in(editor, own_server["url"], "gun")
    editor.goto(f"/admin/pages/{pk}/unpublish/")
    expect(editor.get_by_text(WORDS)).to_be_visible()
    editor.get_by_label("Avpublicera på andra språk också").check()
    editor.get_by_role("button", name="Ja, avpublicera").click()
    expect(editor.locator(".messages")).to_contain_text("länken är borta: Omsorg")
    assert visitor.goto("/omsorg/").status == 200
    expect(visitor.get_by_text("Se skolorna i Botkyrka.")).to_be_visible()
    expect(visitor.get_by_role("link", name="skolorna")).to_have_count(0)
    for path in ("/utbildning/", "/en/education/", "/sv-simple/utbildning/"):
        assert visitor.goto(path).status == 404
    context.close()
    visitor.close()
