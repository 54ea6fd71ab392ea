"""One programme as three documents: each gives the same areas and promises."""

import io

import pytest

from policy.importing.headings import title_of
from policy.importing.reading import read
from policy.importing.roles import guess_roles
from tests.importing.programme import AREAS, PROGRAMME_TEXT, PROMISES

pytestmark = pytest.mark.one_database


def outcome_of(data, name):
    """Return the areas and promises that are found in a document, under their areas."""
    document = read(io.BytesIO(data), name)
    outcome = {}
    for paragraph, role in zip(document.paragraphs, guess_roles(document), strict=True):
        if role == "area":
            points = outcome.setdefault(title_of(paragraph.text), [])
        elif role == "promise":
            points.append(paragraph.text)
    return outcome


def test_plain_text_has_every_area_and_promise():
    outcome = outcome_of(PROGRAMME_TEXT.encode(), "handlingsprogram.txt")

    assert list(outcome) == AREAS
    assert [point for points in outcome.values() for point in points] == PROMISES
