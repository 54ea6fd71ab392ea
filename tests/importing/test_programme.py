"""One programme as three documents: each gives the same areas and promises."""

from functools import cache

import pytest

from policy.importing.child import document_of
from policy.importing.reading import read
from policy.importing.roles import guess_roles
from policy.importing.rows import words_of
from tests.importing import files
from tests.importing.english import PROGRAMME, english_programme
from tests.importing.files import word
from tests.importing.programme import AREAS, DOCUMENTS, PROMISES

pytestmark = pytest.mark.one_database


@cache
def read_programme(kind):
    path = DOCUMENTS / f"handlingsprogram.{kind}"
    with path.open("rb") as file:
        return read(file)


def outcome_of(document):
    """Return the areas and promises that are found in a document, under their areas."""
    outcome = {}
    for paragraph, role in zip(document.paragraphs, guess_roles(document), strict=True):
        if role == "area":
            points = outcome.setdefault(words_of(paragraph, role), [])
        elif role == "promise":
            points.append(paragraph.text)
    return outcome


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf", "odt", "rtf"])
def test_the_same_areas_and_promises_whatever_the_format(kind):
    outcome = outcome_of(read_programme(kind))

    assert list(outcome) == AREAS
    assert [point for points in outcome.values() for point in points] == PROMISES


def test_word_keeps_title_tables_and_headings_and_leaves_the_contents_out():
    document = read_programme("docx")
    kept = {}
    for paragraph, role in zip(document.paragraphs, guess_roles(document), strict=True):
        kept.setdefault(role, []).append(paragraph)

    assert [one.text for one in kept["programme"]] == ["Kommunalt handlingsprogram 2026–2030"]
    [table] = kept["table"]
    assert table.cells[0] == ("År", "Färdigställda", "Behov")
    assert table.has_header
    assert len(table.cells) == 4
    assert [one.text for one in kept["list_heading"][:2]] == [
        "Energi i kommunens hus",
        "Klimatbudget",
    ]
    assert len(kept["lead"]) == 12
    assert [one.text for one in kept["skip"]][0] == "Innehåll"
    assert len(kept["skip"]) == 13


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_another_partys_programme_comes_in_right(kind):
    """The PDF is what LibreOffice prints of the .docx."""
    printed = (DOCUMENTS / "english.pdf").read_bytes()
    document = document_of(english_programme() if kind == "docx" else printed)
    guesses = guess_roles(document)

    assert document.language == "en"
    assert [one.level for one in document.paragraphs if one.text.startswith("A third of")] == [1]
    # Ten may be wrong; none is.
    assert [
        (guess, "" if paragraph.cells else paragraph.text)
        for paragraph, guess in zip(document.paragraphs, guesses, strict=True)
    ] == [(role, " ".join(text.split())) for role, _, text in PROGRAMME]


def test_text_that_word_hides_stays_hidden():
    hidden = "<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>HEMLIGT</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve">Synlig </w:t></w:r>'
    body = f"<w:p>{hidden}{shown}<w:r><w:t>text.</w:t></w:r>{hidden}</w:p>"

    assert [one.text for one in document_of(word(body)).paragraphs] == ["Synlig text."]


def noted(number):
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_footnotes_follow_texts_and_are_no_words_of_promises():
    heading = files.paragraph("Omsorg", "Heading1")
    text = f"<w:p><w:r><w:t>Många väntar länge.</w:t></w:r>{noted(1)}{noted(2)}</w:p>"
    promise = files.paragraph("Öppna två boenden.", level=0).replace("</w:p>", f"{noted(3)}</w:p>")
    parts = files.word_parts(heading + text + promise + heading.replace("Omsorg", "Skola"))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for number, words in ((1, "SCB 2025."), (2, "SKR 2024."), (3, "På Alby gård."))
    )
    parts["word/footnotes.xml"] = f"<w:footnotes {files.NAMES}>{notes}</w:footnotes>"
    relations = "word/_rels/document.xml.rels"
    kind = f"{files.OFFICE}/footnotes"
    relation = f'<Relationship Id="rn" Type="{kind}" Target="footnotes.xml"/></Rel'
    parts[relations] = parts[relations].replace("</Rel", relation)
    document = document_of(files.packed(parts))

    assert [
        (role, one.text)
        for one, role in zip(document.paragraphs, guess_roles(document), strict=True)
    ] == [
        ("area", "Omsorg"),
        ("lead", "Många väntar länge.¹²"),
        ("text", "¹ SCB 2025."),
        ("text", "² SKR 2024."),
        ("promise", "Öppna två boenden."),
        ("skip", "³ På Alby gård."),
        ("area", "Skola"),
    ]
