"""Where sentences end, in every text that an editor may type."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.checks.lix import ABBREVIATIONS, sentences_in, words_in

pytestmark = pytest.mark.one_database

END = re.compile(r"[.!?:…]+[”\"'’)\]]*\s+")
# What decides where a sentence ends, and letters between.
PIECES = [*".!?:…”\"'’)](–- \n\u00a0aÅ7ß", "ord ", "Ord ", "A. ", *sorted(ABBREVIATIONS)]


def as_defined(text):
    """The definition as it is said in words, which takes long where texts are long."""
    sentences, start = [], 0
    for end in END.finditer(text):
        last = text[start : end.end()].split()[-1].lower()
        following = text[end.end() :].lstrip("”\"'’([–- ")[:1]
        if last not in ABBREVIATIONS and not following.islower() and not following.isdigit():
            sentences.append(text[start : end.end()].strip())
            start = end.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if words_in(sentence)]


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=40))
def test_sentences_end_where_the_definition_says(text):
    assert sentences_in(text) == as_defined(text)


def test_long_texts_are_read_once():
    assert sentences_in("." * 100_000) == []
    assert sentences_in("a. " * 33_000) == [("a. " * 33_000).strip()]
    assert sentences_in("Ord här. " * 8_000) == ["Ord här."] * 8_000
    assert sentences_in("Se t.ex. " * 8_000) == [("Se t.ex. " * 8_000).strip()]
