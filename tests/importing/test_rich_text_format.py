"""RTF as Word, TextEdit and WordPad write it: bold headings and links are kept."""

import pytest

from policy.importing.rich_text_format import read_rtf
from policy.importing.roles import guess_roles

pytestmark = pytest.mark.one_database

FIELD = r"{\field{\*\fldinst%s}{\fldrslt%s}}"
TO_SCB = FIELD % ('{HYPERLINK "https://www.scb.se/"}', r"{\ul SCB}")
TO_US = FIELD % (' HYPERLINK "tel:+46853061000"', " oss")
TO_NOTHING = FIELD % ('{HYPERLINK "javascript:x"}', "{Inget}")
DOCUMENT = rf"""{{\rtf1\ansi\ansicpg1252{{\fonttbl\f0\fswiss Helvetica;}}
\pard\f0\b\fs28 Omsorg f\'f6r alla\b0\fs24\par
Fr\u229\'e5ga {TO_SCB} i dag.\par
{{\b Vi vill}}\par
{{\listtext\tab\bullet\tab}}{{\b \'d6ppna}} tv\'e5 boenden.\par
{{\listtext\tab\bullet\tab}}Ringa {TO_US}.\par
{TO_NOTHING} att l\'e4nka till.\par
\b Skola\b0\par
Alla ska l\'e4sa.\par
}}"""


def test_bold_headings_and_links_are_recognised():
    document = read_rtf(DOCUMENT.encode("latin-1"))

    assert [
        (role, one.html)
        for one, role in zip(document.paragraphs, guess_roles(document), strict=True)
    ] == [
        ("area", "Omsorg för alla"),
        ("lead", 'Fråga <a href="https://www.scb.se/">SCB</a> i dag.'),
        ("list_heading", "Vi vill"),
        ("promise", "<b>Öppna</b> två boenden."),
        ("promise", 'Ringa <a href="tel:+46853061000">oss</a>.'),
        ("text", "Inget att länka till."),
        ("area", "Skola"),
        ("lead", "Alla ska läsa."),
    ]


def test_broken_groups_are_read_as_far_as_they_go():
    document = read_rtf(rb"{\rtf1\ansi\pard }} \b Rubrik\par {\field{\*\fldinst{HYPERLINK ")
    assert [one.text for one in document.paragraphs] in ([], ["Rubrik"])
