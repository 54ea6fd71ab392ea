"""The fonts of the site have the letters of every language in the table."""

import re

import pytest
from django.conf import settings
from PIL import ImageFont

from policy.models import PolicyAreaPage
from policy.pictures import drawing
from policy.typesetting.child import FONTS
from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database

STATIC = ROOT / "site_project" / "static"
LETTERS = {
    "sv": "åäöÅÄÖé",
    "sv-simple": "åäöÅÄÖ",
    "en": "abcxyz",
    "fi": "åäöšžÅÄÖ",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
    "tr": "çğıöşüÇĞİÖŞÜâî",
    "es": "áéíóúñü¿¡",
    "so": "abcxy'",
    "syr": "ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ",
    "aii": "ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ",
    "ku": "çêîşûÇÊÎŞÛ",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
FACE = re.compile(r'url\("\.\./fonts/([^"]+)"\).*?unicode-range: ([^;]+);', re.DOTALL)


def faces():
    for name, ranges in FACE.findall((STATIC / "css" / "tokens.css").read_text()):
        parts = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
        yield name, [(int(part[0], 16), int(part[-1], 16)) for part in parts]


def has(font, letter):
    """Whether the font draws the letter otherwise than one that it cannot have."""
    return bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd"))


@pytest.mark.parametrize("tag", settings.CONTENT_LANGUAGES)
def test_a_language_has_its_letters_on_pages_and_cards_and_paper(tag):
    card = ImageFont.truetype(drawing.FONT, 40)
    paper = [ImageFont.truetype(path, 40) for path in FONTS.glob("*-regular.ttf")]
    fonts = [(ImageFont.truetype(STATIC / "fonts" / name, 40), r) for name, r in faces()]
    for letter in LETTERS[tag]:
        named = [font for font, ranges in fonts if any(a <= ord(letter) <= b for a, b in ranges)]
        assert len(named) == 1, letter
        assert has(named[0], letter), letter
        assert has(card, letter) or letter == "ı", letter
        assert any(has(font, letter) for font in paper), letter


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        (
            ["Det här lovar vi", "Vi stärker kompetensen"],
            ["det-har-lovar-vi", "vi-starker-kompetensen"],
        ),
        (["نزيد عدد العاملين", "نعزز الكفاءة"], ["نزيد-عدد-العاملين", "نعزز-الكفاءة"]),
    ],
)
def test_link_to_a_section_has_the_words_of_its_heading(headings, anchors):
    blocks = [("commitments", {"heading": heading, "points": []}) for heading in headings]
    page = PolicyAreaPage(title="x", slug="a", body=blocks)
    assert [part.anchor for part in page.parts] == [f"a-{anchor}" for anchor in anchors]
