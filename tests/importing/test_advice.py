"""What is said of a promise before it is followed up for four years."""

import pytest
from django.utils.translation import override

from policy.importing.admin.lines import notes_of
from policy.importing.advice import advice
from policy.importing.document import Paragraph
from policy.importing.rows import Row
from tests.importing.programme import PROMISES

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Vi ska verka för en levande landsbygd.", "”verka för”"),
        ("Arbeta för fler jobb.", "”Arbeta för”"),
        ("Sträva efter kortare köer.", "”Sträva efter”"),
        ("Bygga en ny skola och anställa 25 lärare.", "två löften"),
        ("Vi ska bygga en simhall. Vi ska öppna ett bibliotek.", "två löften"),
        ("Öppna " + "ett bibliotek i varje kommundel " * 6, "Långt"),
        ("Öppna " + "ett bibliotek i varje kommundel " * 16, "högst 500"),
        ("rusta upp samtliga skolgårdar", "”Rusta upp samtliga skolgårdar.”"),
    ],
)
def test_what_is_hard_to_follow_up_is_said(words, said):
    with override("sv"):
        found = advice(words, PROMISES)

    assert len(found) == 1, found
    assert said in found[0]


def test_a_good_programme_is_left_in_peace():
    assert {
        words: advice(words, [other for other in PROMISES if other != words]) for words in PROMISES
    } == {words: [] for words in PROMISES}


def test_nested_point_is_told_what_stands_above_it_in_the_document():
    texts = [(0, "Bygga tre skolor"), (1, "En i Norsborg"), (1, "En i Tumba"), (0, "Måla alla hus")]
    points = [Paragraph("item", text, text, level=level) for level, text in texts]
    rows = [Row(str(at), (at,), "promise", one.text) for at, one in enumerate(points)]

    with override("sv"):
        found = notes_of(rows, points)

    told = {
        key: [note.text for note in notes if "Bygga tre" in note.text]
        for key, notes in found.items()
    }
    assert {key for key, texts in told.items() if texts} == {"1", "2"}
