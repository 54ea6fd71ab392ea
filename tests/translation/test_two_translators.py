"""Two translators at one page: nobody saves over the other unknowingly, and both texts are seen."""

from datetime import timedelta

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize.operations import translate_object

from contact.models import ContactPerson
from policy.translation.publishing import translation_of
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.members import member
from tests.support.translators import address_of, put

pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]
THEIRS = "asta har sparat ”Asta's words.” här"


@pytest.fixture
def asta():
    return opener(EDITORS, "asta")


@pytest.fixture
def gun():
    return opener(REVIEWERS, "gun")


def opener(group, name):
    client = Client()
    client.force_login(member(group, name))
    return client


def opened(english, *clients):
    for client in clients:
        assert client.get(f"/admin/pages/{english.pk}/edit/").status_code == 200


def text(english):
    segment = translation_of(english).source.stringsegment_set.get(context__path="lead")
    made = StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=english.locale
    ).first()
    return made and made.data


def test_text_that_the_other_saved_meanwhile_is_shown_and_kept(english, asta, gun):
    opened(english, asta, gun)
    assert put(asta, address_of(english), "Asta's words.").status_code in (200, 201)
    answer = put(gun, address_of(english), "Gun's words.")
    assert answer.status_code == 409
    assert THEIRS in answer.json()["error"].replace("’", "'")
    assert (answer.json()["data"], text(english)) == ("Gun's words.", "Asta's words.")
    # A second press is meant.
    assert put(gun, address_of(english), "Gun's words.").status_code == 200
    assert text(english) == "Gun's words."
    # And now it is Asta who has not seen it.
    assert put(asta, address_of(english), "Again.").status_code == 409


def test_text_that_the_other_saved_once_more_is_shown_once_more(english, asta, gun):
    opened(english, asta, gun)
    put(asta, address_of(english), "Asta's words.")
    put(gun, address_of(english), "Gun's words.")
    put(asta, address_of(english), "Asta's other words.")
    answer = put(gun, address_of(english), "Gun's words.")
    assert (answer.status_code, text(english)) == (409, "Asta's other words.")


def test_text_is_not_emptied_over_a_newer_one(english, asta, gun):
    opened(english, asta, gun)
    put(asta, address_of(english), "Asta's words.")
    assert gun.delete(address_of(english)).status_code == 409
    assert text(english) == "Asta's words."
    assert gun.delete(address_of(english)).status_code == 200


def test_ones_own_texts_and_other_places_are_saved_without_a_question(english, asta, gun):
    opened(english, asta, gun)
    for words in ("One.", "Two."):
        assert put(asta, address_of(english), words).status_code in (200, 201)
    assert put(gun, address_of(english, "title"), "Schools").status_code in (200, 201)
    opened(english, gun)
    assert put(gun, address_of(english), "Three.").status_code == 200


def po_of(client, english):
    address = f"/admin/localize/translate/{translation_of(english).pk}/pofile"
    return address, polib.pofile("\n" + client.get(f"{address}/download/").text)


def test_file_of_translations_leaves_what_is_newer_here(english, asta, gun):
    put(gun, address_of(english), "As it was.")
    address, po = po_of(gun, english)
    for entry in po:
        if entry.msgctxt in ("lead", "title"):
            entry.msgstr = f"{entry.msgctxt} of the file"
    put(asta, address_of(english), "Asta's words.")
    file = SimpleUploadedFile("en.po", str(po).encode())
    answer = gun.post(f"{address}/upload/", {"file": file}, follow=True)
    assert "asta: ”Asta&#x27;s words.” – ”lead of the file”" in answer.text
    assert text(english) == "Asta's words."
    title = StringTranslation.objects.get(data="title of the file")
    assert title.context.path == "title"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no po", b'msgid ""\nmsgstr ""\n'])
def test_what_is_no_file_of_translations_is_said_by_wagtail(english, gun, content):
    address = f"/admin/localize/translate/{translation_of(english).pk}/pofile/upload/"
    file = SimpleUploadedFile("en.po", content)
    assert gun.post(address, {"file": file}).status_code == 302


def test_role_of_a_person_is_not_saved_over_a_newer_one(asta, gun):
    person = ContactPerson.objects.create(
        name="Asta Berg", role="Kassör", locale=Locale.objects.get(language_code="sv")
    )
    translate_object(person, [Locale.objects.get(language_code="en")])
    english = person.get_translation(Locale.objects.get(language_code="en"))
    for client in (asta, gun):
        client.get(f"/admin/snippets/contact/contactperson/edit/{english.pk}/")
    put(asta, address_of(english, "role"), "Treasurer")
    answer = put(gun, address_of(english, "role"), "Cashier")
    assert (answer.status_code, "Treasurer" in answer.json()["error"]) == (409, True)


def test_texts_from_before_the_page_was_opened_are_the_readers_to_change(english, asta, gun):
    put(asta, address_of(english), "Asta's words.")
    StringTranslation.objects.update(updated_at=timezone.now() - timedelta(minutes=1))
    opened(english, gun)
    assert put(gun, address_of(english), "Gun's words.").status_code == 200
