"""A translation follows its source: one commitment in all languages, and never older in silence."""

import json
import re

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from contact.models import ContactPerson
from contact.models.people import people_in
from policy.models import ArticlePage, Commitment, PolicyAreaPage
from policy.register.rebuild import rebuild
from policy.translation.digests import older_translations
from policy.translation.review import submit
from tests.support.register import commitments, publish, update
from tests.support.translations import (
    OLDER,
    change,
    draft_of,
    managed,
    text_at,
    translate_all,
    write,
)

pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]


def test_a_change_in_swedish_marks_its_translations_as_older_at_once(client, area):
    for path in ("/en/education/", "/sv-simple/utbildning/"):
        assert not any(text in text_at(client, path) for text in OLDER.values())
    change(area, lead="Något helt annat.")
    assert OLDER["en"] in text_at(client, "/en/education/")
    assert OLDER["sv-simple"] in text_at(client, "/sv-simple/utbildning/")
    assert OLDER["en"] not in text_at(client, "/en/care/")
    assert OLDER["en"] not in text_at(client, "/en/")
    assert "äldre" not in text_at(client, "/utbildning/")


def test_a_draft_in_swedish_makes_nothing_older(client, area):
    area.lead = "Ett utkast."
    area.save_revision()
    for path in ("/en/education/", "/sv-simple/utbildning/"):
        assert not any(text in text_at(client, path) for text in OLDER.values())


def test_what_changes_no_word_makes_nothing_older(client, area):
    change(area, slug="skola", show_in_menus=True)
    assert OLDER["en"] not in text_at(client, "/en/education/")


def test_a_change_that_is_taken_back_leaves_nothing_older(client, area):
    before = area.lead
    change(area, lead="Något helt annat.")
    change(area, lead=before)
    assert OLDER["en"] not in text_at(client, "/en/education/")


def test_a_translation_is_young_again_when_every_text_is_translated(client, area, english):
    change(area, lead="Något helt annat.")
    translation = managed(english)
    total, done = translation.get_progress()
    assert done == total - 1
    draft_of(english).publish()
    assert OLDER["en"] in text_at(client, "/en/education/")
    translate_all(translation)
    draft_of(english).publish()
    html = text_at(client, "/en/education/")
    assert OLDER["en"] not in html
    assert "en-text" in html


def test_easy_swedish_is_young_again_when_its_editor_publishes_it(client, area):
    change(area, lead="Något helt annat.")
    easy = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv-simple")
    change(easy, lead="Något annat.")
    assert OLDER["sv-simple"] not in text_at(client, "/sv-simple/utbildning/")


def test_editors_see_which_translations_are_older(admin, area, english):
    assert not older_translations().exists()
    assert "Varje översättning stämmer" in text_at(admin, "/admin/")
    change(area, lead="Något helt annat.")
    locales = {page.locale.language_code for page in older_translations()}
    assert locales == {"en", "ar", "sv-simple", "syr"}
    assert f"/admin/pages/{english.pk}/edit/" in text_at(admin, "/admin/")
    easy = area.get_translation(Locale.objects.get(language_code="sv-simple"))
    html = text_at(admin, f"/admin/pages/{easy.pk}/edit/")
    assert "Den svenska sidan har ändrats sedan den här versionen" in html
    assert "Något helt annat." in html


def test_a_commitment_is_one_in_every_language(client, area, english):
    here = Commitment.objects.filter(translation_key=area.translation_key)
    numbers = {one.pk: one for one in here}
    assert len(numbers) == 6
    one = next(iter(numbers.values()))
    words = dict(one.wordings.values_list("language", "text"))
    assert words["sv"] == "Undervisningens kvalitet."
    assert words["en"] == "The quality of teaching."
    assert set(words) == {"sv", "en", "ar", "sv-simple", "syr"}
    assert rebuild().written == 0


def test_an_update_appears_in_all_languages_and_says_that_it_is_swedish(client, area):
    one = Commitment.objects.filter(translation_key=area.translation_key).first()
    update(one, status="done", what_happened="Nu är allt klart.")
    for path in ("/loften/", "/en/commitments/", "/sv-simple/loften/", "/syr/mwlkne/"):
        html = text_at(client, f"{path}?status=done")
        assert "Nu är allt klart." in html
        assert ('lang="sv" dir="ltr">Nu är allt klart.' in html) == (path != "/loften/")
    assert "Done" in text_at(client, "/en/education/")


def test_a_page_sent_to_translation_is_a_draft_with_the_same_points(client, area):
    finnish = Locale.objects.create(language_code="fi")
    user = User.objects.create_superuser("eva")
    for page in (area.get_parent().specific, area):
        translate_object(page, [finnish], user=user)
    made = PolicyAreaPage.objects.get(translation_key=area.translation_key, locale=finnish)
    assert not made.live
    assert client.get("/fi/").status_code == 404

    def ids(page):
        return [point.id for block in page.body if block.block_type == "commitments"
                for point in block.value["points"].bound_blocks]  # fmt: skip

    assert ids(made) == ids(area)
    assert ids(made)


def names_missing(html, name):
    """Whether the message above the texts names one, and leads to it."""
    link = re.search(rf'<li><a href="/admin/pages/\d+/edit/#(text-\d+)">{name}</a></li>', html)
    return link and f'id="{link[1]}"' in html


def test_a_half_translated_page_is_not_published(admin, area, english):
    change(area, lead="Något helt annat.")
    address = f"/admin/pages/{english.pk}/edit/"
    response = admin.post(address, {"action": "publish"}, follow=True)
    assert names_missing(response.text, "Ingress: Något helt annat.")
    english.refresh_from_db()
    assert "Något helt annat." not in english.lead
    translate_all(managed(english))
    admin.post(address, {"action": "publish"})
    assert managed(english).get_progress()[0] == managed(english).get_progress()[1]


@pytest.mark.parametrize("action", ["publish", "hand-in"])
def test_a_translation_that_its_form_would_refuse_is_not_published(admin, english, action):
    write(english, "lead", "xxx write here")
    address = f"/admin/pages/{english.pk}/edit/"
    html = admin.post(address, {"action": action}, follow=True).content.decode()
    assert "Något behöver rättas först. Det du har skrivit är sparat." in html
    assert "Ingress: ”xxx” ser ut som något som skulle ersättas" in html
    assert "xxx" not in text_at(admin, "/en/education/")
    assert not PolicyAreaPage.objects.get(pk=english.pk).workflow_in_progress
    draft = managed(english).source.get_ephemeral_translated_instance(english.locale)
    assert draft.lead == "xxx write here"


def test_translators_see_source_and_target_side_by_side(client, english):
    editor = User.objects.create_user("asta", password="x")
    editor.groups.add(Group.objects.get(name="Redaktörer"))
    client.force_login(editor)
    html = text_at(client, f"/admin/pages/{english.pk}/edit/")
    assert "Undervisningens kvalitet." in html
    assert "The quality of teaching." in html
    assert client.get(f"/admin/localize/submit/page/{english.get_parent().pk}/").status_code == 200


def test_a_translator_hands_in_and_a_reviewer_publishes(client, english):
    people = {}
    for name, group in (("asta", "Redaktörer"), ("gun", "Granskare")):
        people[name] = User.objects.create_user(name, password="x")
        people[name].groups.add(Group.objects.get(name=group))
    address = f"/admin/pages/{english.pk}/edit/"
    client.force_login(people["asta"])
    assert 'value="hand-in"' in text_at(client, address)
    write(english, "lead", "Brand new words.")
    html = client.post(address, {"action": "hand-in"}, follow=True).content.decode()
    assert "Översättningen är inlämnad" in html
    assert 'value="hand-in"' not in html
    assert "Brand new words." not in text_at(client, "/en/education/")
    client.post(address, {"action": "publish"})
    assert "Brand new words." not in text_at(client, "/en/education/")
    client.force_login(people["gun"])
    home = text_at(client, "/admin/")
    assert address in home.split('aria-labelledby="home-to-review"')[1].split("</section>")[0]
    assert 'value="hand-in"' not in text_at(client, address)
    english.refresh_from_db()
    assert english.latest_revision.as_object().lead == "Brand new words."
    assert english.workflow_in_progress


def test_publishing_a_translation_ends_its_review(
    admin, english, django_capture_on_commit_callbacks
):
    submit(english, User.objects.create_user("asta", password="x"))
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(f"/admin/pages/{english.pk}/edit/", {"action": "publish"})
    assert not PolicyAreaPage.objects.get(pk=english.pk).workflow_in_progress


def test_half_a_translation_is_not_handed_in(client, area, english):
    change(area, lead="Något helt annat.")
    user = User.objects.create_user("asta", password="x")
    user.groups.add(Group.objects.get(name="Redaktörer"))
    client.force_login(user)
    address = f"/admin/pages/{english.pk}/edit/"
    html = client.post(address, {"action": "hand-in"}, follow=True).content.decode()
    assert names_missing(html, "Ingress: Något helt annat.")
    english.refresh_from_db()
    assert not english.workflow_in_progress


def test_easy_swedish_is_written_in_the_usual_editor(admin, area):
    easy = area.get_translation(Locale.objects.get(language_code="sv-simple"))
    html = text_at(admin, f"/admin/pages/{easy.pk}/edit/")
    assert 'name="lead"' in html
    assert "Läs den svenska sidan: Utbildning" in html


def test_a_persons_role_is_translated_once_it_differs(languages):
    [english] = people_in("en")
    assert (english.language, english.role) == ("en", "Ombudsman: the party's local officer")
    ContactPerson.objects.filter(locale__language_code="en").update(role="Ombudsman")
    assert [one.language for one in people_in("en")] == ["sv"]
    assert [one.language for one in people_in("fi")] == ["sv"]


def test_a_persons_new_number_stands_in_every_language_at_once(client):
    person = ContactPerson.objects.get(locale__language_code="sv")
    person.phone = "08-123 456 78"
    person.save()
    html = text_at(client, "/ar/")
    assert "08-123 456 78" in html
    assert "مسؤول الحزب المحلي" in html


def test_links_lead_to_the_page_in_the_same_language(client):
    html = text_at(client, "/en/safety/")
    assert 'href="/en/housing/public-spaces/"' in html
    Page.objects.get(slug="public-spaces").unpublish()
    assert 'href="/bostader/offentliga-miljoer/"' in text_at(client, "/en/safety/")


@pytest.mark.parametrize("below", [False, True])
def test_link_to_a_page_that_is_not_translated_leads_to_its_original(client, area, english, below):
    """Not to the copy that stands in its place until it is translated."""
    above = area if below else area.get_parent()
    original = above.add_child(instance=ArticlePage(title="Läxor", slug="laxor"))
    alias = original.copy_for_translation(english.locale, alias=True)
    assert (alias.live, alias.locale) == (True, english.locale)
    change(english, read_more=[("link", {"page": original})])
    html = text_at(client, "/en/education/")
    assert f'href="{original.url}"' in html
    assert f'href="{alias.url}"' not in html


def test_an_alternative_text_is_in_the_language_of_the_page(client):
    assert "Three pupils work together" in text_at(client, "/en/education/")
    assert "Tre elever arbetar" not in text_at(client, "/en/education/")


def test_the_part_of_an_address_that_is_a_language_is_no_slug(area):
    area.slug = "fa"
    with override("sv"), pytest.raises(ValidationError, match="betyder ett språk"):
        area.full_clean()


def test_manifest_of_a_language(client):
    assert json.loads(client.get("/ar/manifest.webmanifest").content)["dir"] == "rtl"


def test_list_of_people_says_in_which_language_each_row_is(admin):
    html = admin.get("/admin/snippets/contact/contactperson/").content.decode()
    cells = re.findall(r"<td[^>]*>\s*(Svenska|Lättläst svenska|Engelska|Arabiska)\s*</td>", html)
    assert sorted(cells) == ["Arabiska", "Engelska", "Lättläst svenska", "Svenska"]


def test_older_translation_changes_neither_term_nor_area_of_a_commitment(index, area, english):
    easy = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv-simple")
    for page in (english, easy, easy.get_parent().specific):
        change(page, search_description="Rättat.")
    found = Commitment.objects.filter(translation_key=area.translation_key)
    assert {one.area.term for one in found} == {"2018–2022"}


def test_moved_article_stays_where_it_is_when_its_translation_is_published(area, english):
    article = publish(area.add_child(instance=ArticlePage(title="Läxor", live=False)), "Läxhjälp")
    other = PolicyAreaPage.objects.get(slug="omsorg", locale=area.locale)
    translation = article.copy_for_translation(english.locale)
    translation.save_revision().publish()
    article.move(other, pos="last-child")
    translation.save_revision().publish()
    assert commitments(article)["Läxhjälp"].area.key == other.translation_key


def test_withdrawn_in_swedish_it_is_not_read_in_its_place_there(client, area, english):
    [one, *_rest] = Commitment.objects.filter(translation_key=area.translation_key)
    address = f"/loften/{one.path}"
    assert "/utbildning/#" in text_at(client, address)
    change(area, body=[])
    assert not client.get(address).content.decode().count("/utbildning/#")


def test_page_of_a_commitment_has_its_words_in_the_other_languages(client, area, english):
    [one, *_rest] = Commitment.objects.filter(translation_key=area.translation_key)

    def others():
        html = text_at(client, f"/loften/{one.path}").partition('id="wordings"')[2]
        return re.findall(
            r"<strong>([^<]+):</strong>\s*([^<]*[^<\s])", html.partition("</section>")[0]
        )

    assert dict(others())["English"].endswith(": The quality of teaching.")
    assert len(others()) == len(dict(others())) == 4
    assert not any("Undervisningens kvalitet." in words for words in dict(others()).values())
    english.unpublish()
    assert "English" not in dict(others())
    assert len(others()) == 3


def test_editors_find_a_commitment_by_its_swedish_words(admin, area, english):
    english.save_revision().publish()
    html = admin.get("/admin/commitments/", {"q": "Undervisningens"}).content.decode()
    assert "Undervisningens kvalitet." in html


def test_draft_from_before_a_point_was_taken_away_is_older_when_it_is_published(
    client, area, english
):
    draft = draft_of(english)
    said = [block for block in area.body.raw_data if block["type"] != "commitments"]
    change(area, body=PolicyAreaPage.body.field.to_python(said))
    draft.publish()
    assert OLDER["en"] in text_at(client, "/en/education/")
    draft_of(english).publish()
    assert OLDER["en"] not in text_at(client, "/en/education/")
