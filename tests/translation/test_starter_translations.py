"""The starter content in other languages says what the Swedish says, part by part."""

import re
from html.parser import HTMLParser

import pytest

from tests.support.starter_texts import (
    SOURCES,
    TRANSLATIONS,
    source_texts,
    translated_content,
    translated_texts,
    without_tags,
)

pytestmark = pytest.mark.one_database

SLUG_OF_THE_PROGRAMME = "policy/starter/content.toml.index.slug"
SWEDISH = re.compile(r"\b(och|eller|inte|är|att|vi|som|på|för)\b")


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.opened, self.addresses = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.opened.append(tag)
        self.addresses += [value for name, value in attrs if name == "href"]


def numbers(html):
    """Return the numbers in order of size, however their thousands are set apart."""
    text = re.sub(r"(?<=\d)[ ,\u00a0](?=\d{3}\b)", "", without_tags(html))
    return sorted(re.findall(r"\d+", text))


def pairs(tag):
    source, translated = source_texts(), translated_texts(tag)
    return [(place, source[place], translated[place]) for place in source]


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_every_text_is_translated_in_its_place(tag):
    assert {*translated_texts(tag)} == {*source_texts(), SLUG_OF_THE_PROGRAMME}


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_a_translation_has_the_paragraphs_lists_and_links_of_its_source(tag):
    for place, source, text in pairs(tag):
        assert Tags(text).opened == Tags(source).opened, place
        assert Tags(text).addresses == Tags(source).addresses, place
        assert bool(text.strip()) == bool(source.strip()), place


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_a_translation_has_the_numbers_of_its_source(tag):
    for place, source, text in pairs(tag):
        assert numbers(text) == numbers(source), place


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_nothing_is_left_in_swedish(tag):
    for place, source, text in pairs(tag):
        if place.endswith(".file"):
            assert text == source
        elif re.search(r"[^\W\d]", source):
            assert text != source, place
            assert not SWEDISH.search(without_tags(text)), place


def test_arabic_is_written_with_its_own_letters_and_punctuation():
    for place, _, text in pairs("ar"):
        if re.search(r"[^\W\d]", text) and not place.endswith(".file"):
            assert re.search(r"[\u0621-\u064a]", text), place
            assert not re.search(r"[\u0621-\u064a]\s*[,;?]", text), place


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_sisters_have_addresses_of_their_own(tag):
    policy, contact = (translated_content(path, tag) for path in SOURCES)
    of_programme = [*policy["areas"], *policy["articles"], policy["register"], contact["page"]]
    for sisters in (of_programme, *(area.get("articles", []) for area in policy["areas"])):
        slugs = [page["slug"] for page in sisters]
        assert len({*slugs}) == len(slugs)
        assert all(re.fullmatch(r"[\w-]+", slug) for slug in slugs)
