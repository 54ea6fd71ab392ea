"""HTML of the clipboard and of files: what stays of it, and that it is safe."""

import pytest

from policy.importing.html import read_html
from policy.importing.plain_text import read_text

pytestmark = pytest.mark.one_database


def lines_of(html):
    return [(one.kind, one.level, one.html) for one in read_html(html).paragraphs]


def test_a_list_of_words_clipboard_is_a_list_without_marks():
    assert lines_of(
        """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
        <span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Fler lärare i
        varje klassrum.<o:p></o:p></p>
        <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>
        <span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Mindre grupper</p>"""
    ) == [("item", 0, "Fler lärare i varje klassrum."), ("item", 1, "Mindre grupper")]


def test_google_docs_is_not_all_bold_and_its_points_are_whole():
    assert lines_of(
        """<b style="font-weight:normal" id="docs-internal-guid-1"><p>
        <span style="font-weight:700">Fet</span> <span style="font-style:italic">kursiv.</span></p>
        <ul><li dir="ltr"><p>Ett</p></li><ul><li><p>Under ett</p></li></ul>
        <li><p>Två</p><p>mer om två</p></li></ul></b>"""
    ) == [
        ("text", 0, "<b>Fet</b> <i>kursiv.</i>"),
        ("item", 0, "Ett"),
        ("item", 1, "Under ett"),
        ("item", 0, "Två"),
        ("text", 0, "mer om två"),
    ]


def test_only_safe_links_and_no_scripts_are_left():
    [paragraph] = read_html(
        """<p>8&nbsp;000 <a href="https://example.org/?a=1&b=2" onclick=x>hem</a>
        <a href="javascript:alert(1)">skript</a> <a href="tel:+46853061000">08</a>
        &lt;b&gt;<script>alert(1)</script><span style="display:none">gömt</span>
        <img src="https://example.org/x.png" onerror=alert(1)></p>"""
    ).paragraphs

    assert paragraph.html == (
        '8\N{NO-BREAK SPACE}000 <a href="https://example.org/?a=1&amp;b=2">hem</a> skript '
        '<a href="tel:+46853061000">08</a> &lt;b&gt;'
    )
    assert paragraph.text == "8\N{NO-BREAK SPACE}000 hem skript 08 <b>"


def test_typed_marks_make_points_where_they_are_marks():
    assert lines_of(
        "<p>• Ett<br>\uf0b7 Två</p><p>– Hej, sade hon.</p><p>Sedan:</p><p>a) Tre</p><p>b) Fyra"
    ) == [
        ("item", 0, "Ett"),
        ("item", 0, "Två"),
        ("text", 0, "– Hej, sade hon."),
        ("text", 0, "Sedan:"),
        ("item", 0, "Tre"),
        ("item", 0, "Fyra"),
    ]


def test_tables_keep_their_cells_and_frames_give_their_text():
    table, heading, text = read_html(
        """<table><tr><td>År</td><td>Hem</td></tr><tr><td>2023</td><td>112</td></tr></table>
        <table><tr><td><h2>Ruta</h2><p>Text i en ruta.</p></td></tr></table>"""
    ).paragraphs

    assert (table.kind, table.has_header) == ("table", True)
    assert table.cells == (("År", "Hem"), ("2023", "112"))
    assert (heading.text, text.text) == ("Ruta", "Text i en ruta.")


def test_raised_numbers_are_kept_but_for_marks_of_notes_in_points():
    assert lines_of(
        """<p>På 40 m<sup>2</sup> bor fyra.<a href="#fn1"><sup>1</sup></a></p>
        <ul><li>Bygga 200 m<sup>2</sup> till.<sup>[1]</sup></li></ul>"""
    ) == [("text", 0, "På 40 m² bor fyra.¹"), ("item", 0, "Bygga 200 m² till.")]


def test_what_nobody_sees_is_no_paragraph_and_in_no_word():
    assert lines_of("<p>&nbsp;</p><p>\u200b</p><p>En bo\u00adstad.</p><ul><li> </li></ul>") == [
        ("text", 0, "En bostad.")
    ]
    assert [one.text for one in read_text("\u200b\n\n\u00a0\n\nEn bo\u00adstad.").paragraphs] == [
        "En bostad."
    ]
