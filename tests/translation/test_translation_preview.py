"""Whoever looks at a translation before it is public sees the words of the translation."""

import pytest
from playwright.sync_api import expect
from wagtail_localize.models import StringSegment, Translation

from contact.models import ContactPage
from policy.models import ArticlePage, CommitmentsPage, PolicyAreaPage, PolicyIndexPage
from tests.support.editors import log_in
from tests.support.servers import manage

POINT = "The quality of teaching."
ENGLISH = """
from policy.models import PolicyAreaPage
print(PolicyAreaPage.objects.get(slug="education").pk)
"""


def words_for(translation, path):
    """Let the translator write something of their own for every text whose place begins so."""
    segments = StringSegment.objects.filter(
        source=translation.source, context__path__startswith=path
    ).select_related("string", "context")
    for number, segment in enumerate(segments):
        said, _new = segment.string.translations.update_or_create(
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": f"Unread word {number}"},
        )
        yield said.data


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (ArticlePage, "body."),
        (ArticlePage, "lead"),
        (CommitmentsPage, "introduction"),
        (ContactPage, "introduction"),
        (PolicyAreaPage, "body."),
        (PolicyAreaPage, "read_more."),
        (PolicyIndexPage, "introduction"),
    ],
)
def test_preview_of_a_translation_has_the_words_of_the_translator(admin, languages, model, path):
    wanted = Translation.objects.filter(
        target_locale__language_code="en",
        source__specific_content_type__model=model._meta.model_name,
        source__stringsegment__context__path__startswith=path,
    )
    translation = wanted.first()
    words = list(words_for(translation, path))
    response = admin.get(f"/admin/localize/translate/{translation.pk}/preview/")
    html = response.content.decode()
    assert words
    assert [word for word in words if word not in html] == []
    assert "private" in response["Cache-Control"] or "no-store" in response["Cache-Control"]


def test_what_is_written_into_a_stream_after_loading_is_what_a_page_shows(area, rf):
    """The blocks of a page need not be what the database has: code may write in them."""
    for block in area.body:
        if block.block_type == "commitments":
            block.value["heading"] = "Nytt i minnet"
    context = area.get_context(rf.get("/"))
    assert "Nytt i minnet" in str([part.block.value for part in context["page"].parts])


def test_translator_previews_what_was_just_typed(browser, own_server):
    pk = manage(own_server["environment"], "shell", "-v0", "-c", ENGLISH).strip()
    context = browser.new_context(base_url=own_server["url"], locale="sv-SE")
    page = context.new_page()
    log_in(page, own_server["url"], "asta")
    page.goto(f"/admin/pages/{pk}/edit/")
    text = page.locator(".text", has=page.locator("textarea", has_text=POINT))
    row = text.get_attribute("id")
    page.locator(f"#{row} textarea").fill("Typed a moment ago.")
    expect(page.locator(f"#{row}").get_by_text("Sparat.", exact=True)).to_be_visible()
    with context.expect_page() as opened:
        page.get_by_role("link", name="Förhandsgranska").click()
    preview = opened.value
    expect(preview.get_by_text("Typed a moment ago.", exact=True)).to_be_visible()
    expect(preview.get_by_text(POINT, exact=True)).to_have_count(0)
    context.close()
