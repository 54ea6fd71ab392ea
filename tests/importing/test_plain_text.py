"""Plain text, as it is copied out of a PDF or written by hand."""

import pytest

from policy.importing.plain_text import read_text

pytestmark = pytest.mark.one_database


def lines_of(text):
    return [(one.kind, one.level, one.text) for one in read_text(text).paragraphs]


def test_text_copied_from_a_pdf_is_whole_again():
    assert lines_of(
        """1. SKOLA OCH VÅRD
Vi har ärvt en kommun där var tredje byggnad
värms med el. Så kan det inte fortsätta, säger
vi. Svara på e\u00adförslag inom tre månader, halvera
kön till budget\u00ad och skuldrådgivningen.
Mindre grupper
• Anställa 25 speciallärare under mandat-
perioden, och fler än så i de skolor som har
stora behov. Redovisa alltsammans öppet också.
2. BOSTÄDER
Text."""
    ) == [
        ("heading", 1, "1. SKOLA OCH VÅRD"),
        (
            "text",
            0,
            "Vi har ärvt en kommun där var tredje byggnad värms med el. Så kan det inte fortsätta, "
            "säger vi. Svara på e-förslag inom tre månader, halvera kön till budget- och "
            "skuldrådgivningen.",
        ),
        ("heading", 2, "Mindre grupper"),
        (
            "item",
            0,
            "Anställa 25 speciallärare under mandatperioden, och fler än så i de skolor som har "
            "stora behov. Redovisa alltsammans öppet också.",
        ),
        ("heading", 1, "2. BOSTÄDER"),
        ("text", 0, "Text."),
    ]


def test_markdown_keeps_headings_tables_and_lists_in_lists():
    text = """# Program
Bostäder
--------
| År | Hem |
|----|-----|
| 2023 | 112 |

1. Bygga hem.
   - Hälften
     till hyra.
2. Sälja tomter.
"""
    table = read_text(text).paragraphs[2]

    assert lines_of(text)[:2] == [("heading", 1, "Program"), ("heading", 2, "Bostäder")]
    assert (table.cells, table.has_header) == ((("År", "Hem"), ("2023", "112")), True)
    assert lines_of(text)[3:] == [
        ("item", 0, "Bygga hem."),
        ("item", 1, "Hälften till hyra."),
        ("item", 0, "Sälja tomter."),
    ]
