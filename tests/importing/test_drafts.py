"""What is read in becomes drafts, once, and every promise keeps its words in the document."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from policy.importing.building import NewProgramme, build
from policy.importing.draft import draft_of
from policy.importing.problems import problems_of
from policy.importing.rows import changed, counts, first_rows, joined, rows_from, split_lines
from policy.models import Commitment, ImportedPoint, PolicyIndexPage
from tests.support.imports import PROGRAMME, an_import
from tests.support.members import member

pytestmark = pytest.mark.one_database


ROLES = [
    "area",
    "lead",
    "text",
    "list_heading",
    "promise",
    "promise",
    "table",
    "area",
    "lead",
    "promise",
]


def test_paragraphs_become_drafts_with_addresses_that_can_be_shared(index):
    asta = member("Redaktörer")
    place = NewProgramme(index.get_parent(), "Handlingsprogram", 2026, 2030)
    made = an_import(asta)
    assert [one["role"] for one in made.rows] == ROLES

    built = build(made, place, asta)
    again = build(made, place, asta)

    assert built.pages == again.pages
    programme = PolicyIndexPage.objects.get(slug="handlingsprogram")
    care, school = (one.specific for one in programme.get_children())
    assert [care.title, care.slug, care.lead] == [
        "Vård och äldreomsorg",
        "vard-och-aldreomsorg",
        "Ingen ska behöva vänta.",
    ]
    assert not any(page.live for page in (programme, care, school))
    assert care.show_in_menus
    assert care.owner == asta
    text, promises, table = care.body
    assert "I dag väntar <b>43</b> personer.</p>" in text.value.source
    assert promises.value["heading"] == "Boenden"
    assert [*promises.value["points"]] == [
        "Öppna två nya särskilda boenden.",
        "Garantera plats inom 60 dagar.",
    ]
    assert table.value["table"].caption == "Boenden"
    assert Commitment.objects.filter(translation_key=care.translation_key).count() == 0
    assert [*ImportedPoint.objects.values_list("words", "page", "heading")] == [
        ("Öppna två nya särskilda boenden.", 3, "Vård och äldreomsorg – Boenden"),
        ("Garantera plats inom 60 dagar.", 4, "Vård och äldreomsorg – Boenden"),
        ("Anställa 25 speciallärare.", 5, "Skola"),
    ]


def test_rows_are_changed_together_and_no_paragraph_is_lost(index):
    paragraphs = [*PROGRAMME.paragraphs]
    rows = first_rows(PROGRAMME)
    assert counts(rows) == {"area": 2, "promise": 3, "skip": 0}

    rows = changed(rows, {"4", "5"}, "skip", paragraphs)
    assert counts(rows)["skip"] == 2
    rows = joined(changed(rows, {"4", "5"}, "promise", paragraphs), {"5"})
    [both] = [row for row in rows if row.id == "4"]
    assert both.sources == (4, 5)
    assert both.text == "Öppna två nya särskilda boenden. Garantera plats inom 60 dagar."
    rows = changed(rows, {"6"}, "text", paragraphs)
    assert next(row.text for row in rows if row.id == "6") == "År – Platser; 2027 – 40"
    rows = changed(rows, {"9"}, "up", paragraphs)
    assert [row.id for row in rows][-2:] == ["9", "8"]

    sent = [one.to_json() for one in rows]
    sent[0]["text"] = "Vård\nOmsorg"
    again = rows_from(sent, len(paragraphs))
    assert [row.text for row in split_lines(again)][:2] == ["Vård", "Omsorg"]


def test_what_is_wrong_is_told_at_its_row_before_anything_is_made(index):
    paragraphs = [*PROGRAMME.paragraphs]
    rows = [one.to_json() for one in first_rows(PROGRAMME)]
    rows[4]["text"] = "Bygga " * 100
    rows[9]["text"] = "Skriv löftet här"
    rows = rows_from([rows[1], rows[0], *rows[2:]], len(paragraphs))
    rows = changed(rows, {"1"}, "promise", paragraphs)

    found = problems_of(draft_of(rows, paragraphs), rows)

    assert [one.stops for one in found["1"]] == [True]
    assert any(one.stops for one in found["4"])
    assert [one.stops for one in found["9"]] == [False]
    assert "Skriv löftet här" in found["9"][0].text
    assert "8" not in found


def test_area_with_the_title_of_another_is_pointed_out():
    paragraphs = [*PROGRAMME.paragraphs]
    rows = first_rows(PROGRAMME)
    rows[7] = replace(rows[7], text=rows[0].text.upper())

    found = problems_of(draft_of(rows, paragraphs), rows)

    assert [one.stops for one in found["7"]] == [False]
    assert "0" not in found


def test_programme_that_exists_gets_the_areas_beside_its_own(index):
    asta = User.objects.create_user("asta")
    before = index.get_children().count()
    build(an_import(asta), index.specific, asta)
    assert index.get_children().count() == before + 2
