"""Lines of a PDF, which knows places only, become what they were."""

import pytest
from pypdf.annotations import Link

from policy.importing.child import document_of
from tests.importing.files import pdf

pytestmark = pytest.mark.one_database

TOP, FOOT = (9, 60, 810, "Handlingsprogram 2026"), (9, 290, 30, "Sida {}")


def read(*pages):
    framed = [
        [TOP, *lines, (*FOOT[:3], FOOT[3].format(number))] for number, lines in enumerate(pages, 1)
    ]
    return [(one.kind, one.text, one.page) for one in document_of(pdf(framed)).paragraphs]


def lines(top, *texts, x=60, size=11):
    return [(size, x, top - 14 * at, text) for at, text in enumerate(texts)]


def test_broken_lines_and_words_are_whole_again_and_the_margins_gone():
    first = [
        "Vi har ärvt en kommun där var tredje byggnad värms med el och oljeeld-",
        "ning. I våra egna fastigheter finns den största och snabbaste vinsten, budget-",
        "och skuldrådgivningen samt e-handeln tjänar på den: det säger både EU-",
        "kommissionen och vi.",
    ]
    second = ["Ett nytt stycke börjar efter ett mellanrum och går vidare på nästa", "sida med ord."]

    assert read(
        [*lines(750, "Skola", size=18), *lines(720, *first), *lines(650, second[0])],
        [*lines(750, second[1]), *lines(700, "Vård", size=18), *lines(670, "Text om vård.")],
    ) == [
        ("heading", "Skola", 1),
        (
            "text",
            "Vi har ärvt en kommun där var tredje byggnad värms med el och oljeeldning. I våra "
            "egna fastigheter finns den största och snabbaste vinsten, budget- och "
            "skuldrådgivningen samt e-handeln tjänar på den: det säger både EU-kommissionen "
            "och vi.",
            1,
        ),
        ("text", " ".join(second), 1),
        ("heading", "Vård", 2),
        ("text", "Text om vård.", 2),
    ]


def test_points_are_found_by_marks_that_stand_apart_and_by_dashes():
    point = ["Bygga en ny skola i Norrbyn, med plats för många elever,", "och en gymnastiksal."]
    data = pdf(
        [
            [
                *lines(720, "Därför vill vi i kommunen, i alla dess delar och tillsammans:"),
                *lines(700, "\N{BULLET}", x=75),
                *lines(700, *point, x=93),
                *lines(672, "o", x=110),
                *lines(672, "Med kök.", x=128),
                *lines(658, "\N{BULLET}", x=75),
                *lines(658, "Rusta upp.", x=93),
                *lines(620, "– Ett löfte.", "– Ett till."),
                *lines(570, "Så säger en rektor."),
            ]
        ]
    )

    assert [(one.kind, one.level, one.text) for one in document_of(data).paragraphs] == [
        ("text", 0, "Därför vill vi i kommunen, i alla dess delar och tillsammans:"),
        ("item", 0, " ".join(point)),
        ("item", 1, "Med kök."),
        ("item", 0, "Rusta upp."),
        ("item", 0, "Ett löfte."),
        ("item", 0, "Ett till."),
        ("text", 0, "Så säger en rektor."),
    ]


def test_points_are_found_by_marks_that_are_drawn_as_browsers_do():
    def disc(x, y):
        corners = [(x + 4, y + 2), (x + 2, y + 4), (x, y + 2), (x + 2, y), (x + 4, y + 2)]
        (first, *rest) = [f"{x} {y}" for x, y in corners]
        return f"{first} m " + "".join(f"{end} {end} {end} c " for end in rest) + "f"

    first = ["Bygga en ny skola i Norrbyn, med plats för fyrahundrafemtio elever", "och lärare"]
    data = pdf(
        [
            [
                *lines(720, "Därför vill vi i kommunen, i alla dess delar och tillsammans:"),
                *(disc(80, 704), disc(80, 676)),
                *lines(700, *first, "Rusta upp", x=93),
                "60 640 400 1 re f",
            ]
        ]
    )

    assert [(one.kind, one.text) for one in document_of(data).paragraphs[1:]] == [
        ("item", " ".join(first)),
        ("item", "Rusta upp"),
    ]


def test_links_lead_where_they_did_and_only_where_a_page_may():
    data = pdf(
        [
            [
                *lines(700, "Läs mer på"),
                *lines(700, "vår sida", x=122),
                Link(rect=(122, 696, 170, 712), url="https://example.org/?a=1&b=2"),
                *lines(660, "Ett skript."),
                Link(rect=(60, 656, 120, 672), url="javascript:alert(1)"),
            ]
        ]
    )

    assert [one.html for one in document_of(data).paragraphs] == [
        'Läs mer på <a href="https://example.org/?a=1&amp;b=2">vår sida</a>',
        "Ett skript.",
    ]


def test_rows_of_cells_are_a_table_and_a_list_of_pages_is_none():
    def row(y, *cells):
        return [(11, 60 + 120 * at, y, text) for at, text in enumerate(cells)]

    listed = [*row(760, "Skola", "3"), *row(746, "Vård", "4")]
    table = [*row(680, "År", "Hem"), *row(666, "2023", "112"), *row(652, "2022", "150")]
    heading, text = lines(730, "Skola", size=18), lines(700, "Text med ord i.")
    found = document_of(pdf([[*listed, *heading, *text, *table]])).paragraphs

    assert [(one.kind, one.text) for one in found[:4]] == [
        ("text", "Skola 3"),
        ("text", "Vård 4"),
        ("heading", "Skola"),
        ("text", "Text med ord i."),
    ]
    assert found[4].cells == (("År", "Hem"), ("2023", "112"), ("2022", "150"))
    assert found[4].has_header
