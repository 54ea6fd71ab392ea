"""The starter content in easy Swedish keeps the advice that its editors get."""

import re

import pytest
from django.conf import settings

from policy.checks.lix import lix_of, sentences_in, words_in
from policy.checks.readability import BY_LANGUAGE, advice_on
from tests.support.starter_texts import (
    SOURCES,
    source_texts,
    texts,
    translated_content,
    translated_texts,
    without_tags,
)

pytestmark = pytest.mark.one_database

NAMES = re.compile(r"Integritetsskyddsmyndigheten|\S+@socialdemokraterna\.se")
EASY = BY_LANGUAGE[settings.EASY_LANGUAGE]
POLICY, CONTACT = (translated_content(path, settings.EASY_LANGUAGE) for path in SOURCES)


def paragraphs(by_place):
    read = [text for place, text in by_place.items() if not place.endswith((".slug", ".file"))]
    return [line for text in read for line in without_tags(text).splitlines() if line.strip()]


def pages():
    yield from (POLICY["index"], POLICY["register"], CONTACT["page"], *POLICY["articles"])
    for area in POLICY["areas"]:
        yield {name: value for name, value in area.items() if name != "articles"}
        yield from area.get("articles", [])


@pytest.mark.parametrize("easy", list(pages()), ids=lambda easy: easy["slug"])
def test_a_page_in_easy_swedish_is_easy(easy):
    assert lix_of(paragraphs(texts(easy))).value <= EASY.lix


@pytest.mark.parametrize("easy", list(pages()), ids=lambda easy: easy["slug"])
def test_a_sentence_in_easy_swedish_is_short_and_has_one_thought(easy):
    for paragraph in paragraphs(texts(easy)):
        for sentence in sentences_in(paragraph):
            assert len(words_in(sentence)) <= EASY.sentence_words, sentence
            assert [*advice_on(NAMES.sub("", sentence))] == []


def test_easy_swedish_is_much_easier_than_the_swedish():
    easy = lix_of(paragraphs(translated_texts(settings.EASY_LANGUAGE))).value
    assert easy < 30
    assert easy < lix_of(paragraphs(source_texts())).value - 5
