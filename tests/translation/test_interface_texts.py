"""The texts of the interface in every language keep what the code puts into them."""

import datetime
import re

import polib
import pytest
from django.template import Context, Template
from django.utils.translation import gettext, ngettext, override

from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database

CATALOGUES = {path.parts[-3]: path for path in ROOT.glob("locale/*/LC_MESSAGES/django.po")}
LAST = datetime.date(2020, 12, 31)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
TAG = re.compile(r"</?\w[^>]*>")
# Forms for one number only, which may say it as a word: “one more”, and 0, 1 and 2 in Arabic.
NUMBER_IN_WORDS = {("sv", 0), ("sv_Simple", 0), ("fi", 0), ("ar", 0), ("ar", 1), ("ar", 2)}


def forms(entry):
    plural = entry.msgstr_plural
    return {int(number): text for number, text in plural.items()} if plural else {-1: entry.msgstr}


@pytest.mark.parametrize("locale", CATALOGUES)
def test_a_translation_keeps_placeholders_and_tags(locale):
    for entry in polib.pofile(CATALOGUES[locale]):
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for number, text in forms(entry).items():
            found = sorted(PLACEHOLDER.findall(text))
            in_words = (locale, number) in NUMBER_IN_WORDS
            assert {*found} <= {*wanted} if in_words else found == wanted, text
            assert TAG.findall(text) == TAG.findall(entry.msgid), text
            assert text.strip(), entry.msgid


@pytest.mark.parametrize("locale", CATALOGUES)
def test_no_language_translates_what_the_code_no_longer_says(locale):
    swedish = {entry.msgid for entry in polib.pofile(CATALOGUES["sv"])}
    assert {entry.msgid for entry in polib.pofile(CATALOGUES[locale])} <= swedish


def test_easy_swedish_holds_only_what_differs_from_the_swedish():
    swedish = {entry.msgid: forms(entry) for entry in polib.pofile(CATALOGUES["sv"])}
    for entry in polib.pofile(CATALOGUES["sv_Simple"]):
        assert forms(entry) != swedish[entry.msgid]


def test_easy_swedish_takes_the_rest_from_the_swedish():
    with override("sv-simple"):
        assert (gettext("Started"), gettext("Search")) == ("Vi har börjat", "Sök")


IN_ARABIC = {0: "لا وعود", 1: "وعد واحد", 2: "وعدان", 7: "7 وعود", 11: "11 وعدًا", 100: "100 وعد"}


@pytest.mark.parametrize(("number", "text"), IN_ARABIC.items())
def test_arabic_counts_in_its_six_forms(number, text):
    with override("ar"):
        counted = ngettext("%(number)s commitment", "%(number)s commitments", number)
        assert counted % {"number": number} == text


DATES = {
    "sv": "31 december 2020",
    "sv-simple": "31 december 2020",
    "en": "31 December 2020",
    "fi": "31. joulukuuta 2020",
    "ar": "31 ديسمبر، 2020",
}


@pytest.mark.parametrize(("language", "text"), DATES.items())
def test_each_language_writes_dates_its_own_way(language, text):
    with override(language):
        assert Template('{{ day|date:"DATE_FORMAT" }}').render(Context({"day": LAST})) == text
