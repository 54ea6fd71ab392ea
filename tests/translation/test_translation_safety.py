"""What translators do in wagtail-localize's views shows visitors nothing that is not published."""

import json

import pytest
from django.contrib.auth.models import User
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
)
from wagtail_localize.operations import translate_object, translate_page_subtree

from policy.models import ArticlePage, CommitmentWording, PolicyAreaPage
from policy.translation.publishing import translation_of
from tests.support.members import member
from tests.support.translations import change, managed, text_at, translate_all, write

pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]


@pytest.fixture
def eva():
    return User.objects.create_superuser("eva")


def in_easy_swedish(page):
    return type(page).objects.get(
        translation_key=page.translation_key, locale__language_code="sv-simple"
    )


def test_translating_again_leaves_public_pages_as_they_are(client, area, english, eva):
    write(english, "lead", "Words that nobody has published.")
    easy = change(in_easy_swedish(area), lead="Skrivet fritt på lätt svenska.")
    locales = [english.locale, easy.locale]
    translate_object(area, locales, user=eva)
    translate_page_subtree(area.get_parent().pk, locales, None, eva)
    assert "nobody has published" not in text_at(client, "/en/education/")
    assert "Skrivet fritt" in text_at(client, easy.url)
    assert translation_of(easy) is None


def test_easy_swedish_is_never_translated_text_by_text(area, english, eva):
    article = area.add_child(instance=ArticlePage(title="Läxor"))
    easy = in_easy_swedish(area).locale
    translate_object(article, [easy, english.locale], user=eva)
    kinds = Translation.objects.filter(source__object_id=article.translation_key)
    assert dict(kinds.values_list("target_locale__language_code", "enabled")) == {
        "sv-simple": False,
        "en": True,
    }


def test_untranslated_alias_that_is_translated_becomes_a_draft(client, eva):
    finnish = Locale.objects.create(language_code="fi")
    article = ArticlePage.objects.filter(locale__language_code="sv").first()
    area = article.get_parent().specific
    translate_object(article, [finnish], user=eva)
    assert Page.objects.get(translation_key=area.translation_key, locale=finnish).alias_of_id
    translate_object(area, [finnish], user=eva)
    made = PolicyAreaPage.objects.get(translation_key=area.translation_key, locale=finnish)
    assert (made.live, made.alias_of_id) == (False, None)
    assert not CommitmentWording.objects.filter(language="fi").exists()


def test_no_translation_becomes_an_alias(client, english):
    client.force_login(member("Redaktörer"))
    html = text_at(client, f"/admin/pages/{english.pk}/edit/")
    assert 'id="translation"' in html
    assert "convert_to_alias" not in html
    address = f"/admin/localize/page/{english.pk}/convert_to_alias/"
    for answer in (client.get(address, follow=True), client.post(address, follow=True)):
        assert "En översatt sida förblir en översättning." in answer.text
    assert Page.objects.get(pk=english.pk).alias_of_id is None
    assert client.get("/en/education/").status_code == 200


def test_menu_of_a_page_in_easy_swedish_has_nothing_of_translation_text_by_text(admin, area):
    html = text_at(admin, f"/admin/pages/{in_easy_swedish(area).pk}/edit/")
    assert 'name="action-publish"' in html
    assert "localize-restart-translation" not in html
    assert "localize-convert-to-alias" not in html


@pytest.mark.parametrize(
    "text", ["x <!--><img src=x onerror=y>-->", "<![CDATA[>x<img src=x>]]>", "<!doctype x>"]
)
def test_markup_that_browsers_read_otherwise_is_no_translation(area, english, text):
    assert saved_lead(english, text).has_error
    translate_all(managed(english))
    draft = managed(english).source.get_ephemeral_translated_instance(english.locale, fallback=True)
    assert "<img" not in draft.lead


@pytest.mark.parametrize("text", ["<a " * 6_000, "<b>" * 3_000, "</a" * 5_000, "Ord " * 5_001])
def test_text_that_a_parser_does_not_get_through_is_no_translation(english, text):
    assert saved_lead(english, text).get_error() in (
        "Texten är för lång.",
        "En tagg i texten tar aldrig slut, eller så är de för många.",
    )


def test_signs_of_less_and_more_are_words_of_a_translation(english):
    assert not saved_lead(english, "5 < 6 & 7 > 3, <b>always</b>.").has_error


def saved_lead(english, text):
    segment = managed(english).source.stringsegment_set.get(context__path="lead")
    written, _created = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=english.locale,
        defaults={"data": text, "translation_type": "manual"},
    )
    return written


@pytest.mark.parametrize("where", ["text", "key_figure"])
def test_link_of_a_translation_leads_to_no_script(area, english, where):
    link = '<p>Läs <a href="https://example.org/plan">planen</a>.</p>'
    figure = {"number": "8", "source": "Planen", "source_url": "https://example.org/plan"}
    area = change(area, body=[(where, {"text": link, "key_figure": figure}[where])])
    segments = OverridableSegment.objects.filter(source=managed(english).source)
    segment = segments.get(context__path__regex="example.org|source_url")
    for address, kept in (
        ("javascript:alert(1)", "https://example.org/plan"),
        ("https://example.org/en", "https://example.org/en"),
    ):
        SegmentOverride.objects.update_or_create(
            context=segment.context,
            locale=english.locale,
            defaults={"data_json": json.dumps(address)},
        )
        draft = managed(english).source.get_ephemeral_translated_instance(
            english.locale, fallback=True
        )
        value = draft.body[0].value
        shown = value.source if where == "text" else f'href="{value["source_url"]}"'
        assert f'href="{kept}"' in shown


def test_subtree_leaves_what_has_been_written_freely(area, eva):
    easy = Locale.objects.get(language_code="sv-simple")
    article = ArticlePage(title="Skolmat", lead="En lång svensk text.")
    area.add_child(instance=article)
    translate_object(article, [easy], user=eva)
    draft = in_easy_swedish(article)
    draft.lead = "Maten är god."
    draft.save_revision()
    translate_page_subtree(area.pk, [easy], None, eva)
    assert in_easy_swedish(article).get_latest_revision_as_object().lead == "Maten är god."


def test_address_is_put_right_and_too_long_a_title_is_named_when_it_is_handed_in(client, english):
    client.force_login(member("Redaktörer"))
    address = f"/admin/pages/{english.pk}/edit/"
    write(english, "slug", "our school")
    write(english, "title", "ord " * 75)
    html = client.post(address, {"action": "hand-in"}, follow=True).text
    assert "Titel: Säkerställ att detta värde har som mest 255 tecken" in html
    write(english, "title", "Our school")
    html = client.post(address, {"action": "hand-in"}, follow=True).text
    assert "Översättningen är inlämnad" in html
    assert (
        PolicyAreaPage.objects.get(pk=english.pk).latest_revision.as_object().slug == "our-school"
    )


def test_translation_is_sent_back_with_a_comment_or_taken_back(client, english):
    address = f"/admin/pages/{english.pk}/edit/"
    editor, reviewer = member("Redaktörer"), member("Granskare", "gun")
    for step, person in (("send-back", reviewer), ("take-back", editor)):
        client.force_login(editor)
        client.post(address, {"action": "hand-in"})
        assert 'value="hand-in"' not in text_at(client, address)
        client.force_login(person)
        assert f'value="{step}"' in text_at(client, address)
        client.post(address, {"action": step, "comment": "Stavfel i rubriken."})
        assert not PolicyAreaPage.objects.get(pk=english.pk).workflow_in_progress
        client.force_login(editor)
        html = text_at(client, address)
        assert 'value="hand-in"' in html
        assert ("Stavfel i rubriken." in html) == (step == "send-back")


def test_nobody_else_sends_a_translation_back_or_takes_it_back(client, english):
    address = f"/admin/pages/{english.pk}/edit/"
    client.force_login(member("Redaktörer"))
    client.post(address, {"action": "hand-in"})
    client.force_login(member("Redaktörer", "bo"))
    for step in ("send-back", "take-back"):
        assert f'value="{step}"' not in text_at(client, address)
        client.post(address, {"action": step})
    assert PolicyAreaPage.objects.get(pk=english.pk).workflow_in_progress


def test_alias_is_translated_as_its_original_and_not_into_its_own_language(admin, index, area):
    alias = area.create_alias(parent=index, update_slug="skola-igen")
    Locale.objects.get_or_create(language_code="fi")
    forms = [admin.get(f"/admin/localize/submit/page/{one.pk}/").text for one in (alias, area)]
    for html in forms:
        assert "Finska" in html
        assert f'value="{area.locale_id}" id="id_locales' not in html
    finnish = Locale.objects.get(language_code="fi")
    admin.post(f"/admin/localize/submit/page/{alias.pk}/", {"locales": [finnish.pk]})
    assert area.get_translation(finnish).title == area.title
    assert not alias.get_translations().exists()
