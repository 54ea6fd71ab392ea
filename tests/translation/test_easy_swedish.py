"""Easy Swedish has advice of its own, in the editor and before publishing."""

import pytest
from wagtail.models import Locale

from policy.checks import findings_of
from policy.models import PolicyAreaPage

pytestmark = pytest.mark.one_database

TWO_THOUGHTS = (
    "Vi bygger bostäder, eftersom alla behöver ett hem, medan priserna stiger, och vi väntar."
)
LONG_WORD = "Vi har en arbetsmarknadsutbildning."
SIXTEEN = "Vi vill att alla barn i Botkyrka ska få en bra skola nära sitt eget hem."
HARD = " ".join(["Kommunstyrelsens ansvarsområden omfattar verksamhetsutveckling."] * 40)


@pytest.fixture
def advice(index):
    def of(lead, language="sv-simple"):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        page = PolicyAreaPage(title="Skola", lead=lead, locale=locale)
        return [finding.text for finding in findings_of(page) if finding.where == ("lead",)]

    return of


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        (TWO_THOUGHTS, "En tanke i varje mening"),
        (LONG_WORD, "är ett långt ord"),
        (SIXTEEN, "En mening är 16 ord lång"),
    ],
)
def test_easy_swedish_is_told_what_other_swedish_is_not(advice, lead, text):
    assert any(text in one for one in advice(lead))
    assert not any(text in one for one in advice(lead, "sv"))


def test_easy_words_are_left_alone(advice):
    assert advice("Alla barn ska ha en bra skola. Det är viktigt.") == []


def test_starter_texts_in_easy_swedish_may_be_published(languages, db):
    pages = PolicyAreaPage.objects.filter(locale__language_code="sv-simple")
    assert pages.count() == 4
    for page in pages:
        assert not any(finding.is_error for finding in findings_of(page))
