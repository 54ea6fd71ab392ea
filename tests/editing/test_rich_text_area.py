"""What the rich text editor sends becomes the HTML that Wagtail makes of it, whatever it is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from policy.blocks.text import RUNNING_TEXT

pytestmark = pytest.mark.one_database

LINK = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://example.org/"}}
KINDS = ["unstyled", "header-three", "unordered-list-item", "ordered-list-item"]


def block(text, kind="unstyled", depth=0, styles=(), links=()):
    return {
        "key": "a",
        "text": text,
        "type": kind,
        "depth": depth,
        "inlineStyleRanges": [{"offset": o, "length": n, "style": s} for o, n, s in styles],
        "entityRanges": [{"offset": o, "length": n, "key": 0} for o, n in links],
    }


def state(*blocks):
    return json.dumps({"blocks": blocks, "entityMap": {"0": LINK}})


def converter():
    return get_rich_text_editor_widget(features=RUNNING_TEXT).converter


def apart(numbers):
    """Pairs of offset and length of which none touches the next, as the editor sends them."""
    return [(2 * n, 1) for n in sorted(numbers)]


BLOCKS = st.builds(
    lambda text, kind, depth, bold, italic, links: block(
        text + "x" * 20,
        kind,
        depth,
        [*((*one, "BOLD") for one in apart(bold)), *((*one, "ITALIC") for one in apart(italic))],
        apart(links),
    ),
    st.text(alphabet="a\n&<å ", max_size=10),
    st.sampled_from(KINDS),
    st.integers(0, 3),
    st.sets(st.integers(0, 9), max_size=4),
    st.sets(st.integers(0, 9), max_size=4),
    st.sets(st.integers(0, 9), max_size=3),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCKS, max_size=6))
def test_what_the_editor_sends_is_what_wagtail_makes_of_it(blocks):
    sent = state(*blocks)
    plain = ContentstateConverter(RUNNING_TEXT).to_database_format(sent)
    assert converter().to_database_format(sent) == plain


def test_styles_that_lie_over_one_another_are_one():
    styles = [(n, 500, "BOLD") for n in range(1000)] + [(0, 1500, "ITALIC")]
    html = converter().to_database_format(state(block("x" * 1500, styles=styles)))
    assert html.count("<b>") + html.count("<strong>") == 1


def test_a_text_that_was_left_empty_is_empty():
    assert converter().to_database_format("null") == ""


def test_each_of_many_line_breaks_is_kept():
    html = converter().to_database_format(state(block("a\n" * 50_000)))
    assert html.count("<br/>") == 50_000
