"""Points of a list are kept without marks and broken lines, and no word is taken for a mark."""

import json
from pathlib import Path

import pytest

from policy.blocks import CommitmentsBlock
from policy.importing.points import points_of
from tests.support.page_forms import commitments, fields, send

pytestmark = pytest.mark.one_database

CASES = json.loads((Path(__file__).parent / "pasted_points.json").read_text())


@pytest.mark.parametrize(("text", "points"), CASES)
def test_points_have_no_marks_and_whole_words(text, points):
    assert points_of(text) == points


def test_points_that_were_read_once_stay_as_they_are():
    read = [point for _text, points in CASES for point in points]
    assert [points_of(point) for point in read] == [[point] for point in read]


def test_a_list_without_its_marks_and_empty_points_is_saved(admin, area):
    pasted = ["• Bygga en skola", "", "o\tRiva en skola\n– Måla\n", "  ", "– sa hon"]
    send(admin, area, fields(area, body=[commitments(*pasted)]))
    area.refresh_from_db()
    points = [point.value for point in area.body[0].value["points"].bound_blocks]
    assert points == ["Bygga en skola", "Riva en skola", "Måla", "– sa hon"]


def test_a_list_of_empty_points_alone_says_that_one_is_needed(admin, area):
    response = send(admin, area, fields(area, body=[commitments("", " ")]))
    assert "body" in response.context["form"].errors


def test_a_block_of_python_is_cleaned_likewise():
    block = CommitmentsBlock()
    value = block.clean(block.to_python({"heading": "", "points": ["1. Bygga\n2. Riva"]}))
    assert list(value["points"]) == ["Bygga", "Riva"]
