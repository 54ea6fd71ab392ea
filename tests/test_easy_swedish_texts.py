"""The starter content in easy Swedish keeps the advice that editors get: LIX and length."""

import re

from .starter_texts import (
    SOURCES,
    source_texts,
    texts,
    translated_content,
    translated_texts,
    without_tags,
)

WORDS_AT_MOST = 15
LONGER_SENTENCES = 3
WORD = re.compile(r"[^\W_]+(?:[-:.@/][^\W_]+)*")


def sentences(text):
    lines = without_tags(text).replace("kap.", "kap").splitlines()
    parts = [part for line in lines for part in re.split(r"(?<=[.!?:])\s+", line)]
    return [part for part in parts if WORD.search(part)]


def lix(several):
    """Return LIX: words a sentence, plus the percentage of words longer than six letters."""
    words = [word for text in several for word in WORD.findall(without_tags(text))]
    count = sum(len(sentences(text)) for text in several)
    return len(words) / count + 100 * sum(len(word) > 6 for word in words) / len(words)


def for_readers(by_place):
    return [text for place, text in by_place.items() if not place.endswith((".slug", ".file"))]


def pages():
    content = translated_content(SOURCES[0], "sv-simple")
    for area in content["areas"]:
        articles = area.pop("articles", [])
        yield from [area, *articles]
    yield from content["articles"]


def test_every_page_is_easy_to_read():
    for page in pages():
        assert lix(for_readers(texts(page))) < 37, page["title"]


def test_easy_swedish_is_much_easier_than_the_swedish():
    easy = lix(for_readers(translated_texts("sv-simple")))
    assert easy < 30
    assert easy < lix(for_readers(source_texts())) - 7


def test_sentences_are_short():
    every = [part for t in for_readers(translated_texts("sv-simple")) for part in sentences(t)]
    long = [part for part in every if len(WORD.findall(part)) > WORDS_AT_MOST]
    assert len(long) <= LONGER_SENTENCES, long
