"""An accent colour passes WCAG in both themes, or is refused with the nearest one that does."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contact.appearance.colour import contrast, from_oklch, oklch
from contact.appearance.forms import accent_error
from contact.appearance.palette import PAPER, SURFACE, nearest, palette_of
from contact.appearance.stylesheets import admin_sheet, public_sheet
from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
PAIR = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\);")
TOKENS = (ROOT / "site_project/static/css/tokens.css").read_text()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


@given(colours)
def test_colour_survives_the_way_to_oklch_and_back(colour):
    assert from_oklch(*oklch(colour)) == colour


@settings(max_examples=25, deadline=None)
@given(colours)
def test_every_colour_of_an_accepted_accent_can_be_read(colour):
    """What is measured is what the browser gets: the sheet, on the grounds of tokens.css."""
    accent = nearest(colour)
    assert accent_error(accent) == ""
    sheet = {name: (light, dark) for name, light, dark in PAIR.findall(public_sheet(accent))}
    assert set(sheet) == {"red", "accent", "hero", "tint", "night"}
    for theme in (0, 1):
        for ground in (PAPER[theme], SURFACE[theme], sheet["tint"][theme]):
            assert contrast(sheet["accent"][theme], ground) >= 4.5
            assert contrast(sheet["red"][theme], ground) >= 3
        for filled in ("red", "hero"):
            assert contrast("#ffffff", sheet[filled][theme]) >= 4.5
        assert contrast("#fbeee8", sheet["night"][theme]) >= 4.5
        ink = dict(re.findall(r"--(ink|ink-soft): light-dark\((.*?)\);", TOKENS))
        for text in ink.values():
            assert contrast(text.split(", ")[theme], sheet["tint"][theme]) >= 4.5


@settings(max_examples=15, deadline=None)
@given(colours)
def test_proposed_colour_is_the_nearest_of_the_same_hue(colour):
    proposed = nearest(colour)
    assert palette_of(proposed).passes
    if proposed == colour:
        return
    lightness, chroma, hue = oklch(colour)
    lighter = from_oklch(oklch(proposed)[0] + 0.01, chroma, hue)
    assert not palette_of(lighter).passes
    if oklch(proposed)[1] > 0.05:
        assert abs((oklch(proposed)[2] - hue + 3.1416) % 6.2832 - 3.1416) < 0.1


def test_grounds_are_those_of_the_tokens():
    for name, pair in (("paper", PAPER), ("surface", SURFACE)):
        assert f"--{name}: light-dark({pair[0]}, {pair[1]});" in TOKENS


def test_too_light_a_colour_is_refused_with_one_that_passes():
    problem = accent_error("#ffcc00")
    assert "#ffcc00 är för ljus" in problem
    assert re.search(r"kontrasten är 1,2\b.*minst 4,5\b", problem)
    [proposed] = set(re.findall(r"#\w{6}", problem)) - {"#ffcc00"}
    assert accent_error(proposed) == ""


@pytest.mark.parametrize("text", ["", "#", "#12345", "#gggggg", "röd", "#1234567", "#c00027;}"])
def test_what_is_no_colour_is_refused(text):
    assert "nummertecken" in accent_error(text)


@settings(max_examples=15, deadline=None)
@given(colours)
def test_admin_can_be_read_in_the_colour(colour):
    sheet = dict(re.findall(r"--w-color-([\w-]+): (#\w{6});", admin_sheet(nearest(colour))))
    for ground in ("primary", "primary-200", "secondary", "secondary-400", "secondary-600"):
        assert contrast("#ffffff", sheet[ground]) >= 4.5
    for ground in ("#ffffff", "#f6f6f8", sheet["secondary-50"]):
        assert contrast(sheet["secondary"], ground) >= 4.4
    for ground in ("#262626", "#333333"):
        assert contrast(sheet["secondary-100"], ground) >= 4.5
