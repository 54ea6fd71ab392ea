"""An update says the same in other languages: beside it in the log, and shown in their place."""

import json

import pytest
from django.utils.translation import override

from policy.models import Commitment, UpdateTranslation
from tests.support.register import text_of, update

SWEDISH, ENGLISH = "Hundra träd är planterade.", "A hundred trees are planted."


@pytest.fixture
def told(english, boss):
    """An update of a promise of the starter site, which an editor has translated to English."""
    commitment = Commitment.objects.get(wordings__text="Ett förstärkt elevhälsoarbete.")
    entry = update(commitment, what_happened=SWEDISH)
    commitment.address = f"/admin/commitments/{commitment.pk}/update/{entry.pk}/"
    assert "Engelska" in boss.get(commitment.address).content.decode()
    boss.post(commitment.address, {"en": ENGLISH})
    return commitment


def page(client, language, commitment):
    with override(language):
        found = Commitment.objects.get(pk=commitment.pk)
        register = {"sv": "/loften/", "en": "/en/commitments/", "ar": "/ar/وعودنا/"}[language]
        return client.get(register + found.path).content.decode()


def test_visitors_read_the_translation_in_its_language(client, told):
    assert ENGLISH in page(client, "en", told)
    assert SWEDISH not in page(client, "en", told)
    assert SWEDISH in page(client, "sv", told)
    assert ENGLISH not in page(client, "sv", told)
    assert ENGLISH in client.get("/en/commitments/").content.decode()
    feed = client.get("/en/commitments/atom/").content.decode()
    assert f'&lt;div lang="en" dir="ltr"&gt;&lt;p&gt;{ENGLISH}' in feed
    assert "trees</mark> are planted." in client.get("/en/sok/?q=hundred+trees").content.decode()


def test_what_is_not_translated_is_marked_as_swedish_and_says_so(client, told):
    html = page(client, "ar", told)
    assert f'<div class="prose" lang="sv" dir="ltr"><p>{SWEDISH}</p></div>' in html
    assert "لم يُترجم هذا بعد." in html
    assert "translated" not in page(client, "en", told)


def test_open_data_has_every_language(client, told):
    data = json.loads(text_of(client, "/loften/data/v2/json/"))
    [entry] = [one for row in data["commitments"] for one in row["updates"]]
    assert entry["what_happened"] == SWEDISH
    assert entry["translations"] == [{"language": "en", "what_happened": ENGLISH}]


def test_form_opened_before_another_was_saved_takes_nothing_back(boss, told):
    html = boss.get(told.address).content.decode()
    assert f'name="initial-en" value="{ENGLISH}"' in html
    boss.post(told.address, {"initial-en": "", "en": "", "initial-ar": "", "ar": "مئة شجرة"})
    assert ENGLISH in page(boss, "en", told)
    feed = boss.get("/ar/وعودنا/atom/").content.decode()
    assert '&lt;div lang="ar" dir="rtl"&gt;' in feed


def test_log_keeps_every_text_and_an_empty_one_takes_it_back(boss, told):
    boss.post(told.address, {"en": ENGLISH})
    assert UpdateTranslation.objects.count() == 1
    boss.post(told.address, {"initial-en": ENGLISH, "en": ""})
    assert [one.text for one in UpdateTranslation.objects.all()] == ["", ENGLISH]
    assert SWEDISH in page(boss, "en", told)
