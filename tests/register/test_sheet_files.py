"""The sheet goes out as a spreadsheet and comes back; nothing is public until it is confirmed."""

import csv
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from policy.models import CommitmentUpdate, UpdateDraft
from site_project.admin.groups import EDITORS
from tests.support.members import member
from tests.support.register import commitments, publish
from tests.support.sheet import DRAFT, SHEET, filled, sent

pytestmark = pytest.mark.one_database
READ = f"{SHEET}read/"


@pytest.fixture
def editor(client, db):
    client.force_login(member(EDITORS))
    return client


def downloaded(client, one, kind="xlsx"):
    return client.get(f"{SHEET}{kind}/?area={one.area_id}").content


def read_in(client, data, name="lista.xlsx"):
    return client.post(READ, {"file": SimpleUploadedFile(name, data)})


def changed(data, *cells):
    """A downloaded XLSX with other values in some cells: (row, column, value)."""
    book = load_workbook(BytesIO(data))
    for row, column, value in cells:
        book.active.cell(row, column).value = value
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def problems(answer):
    return " ".join([*answer.context["form"].errors.get("file", []), *answer.context["problems"]])


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_round_trip_that_changes_nothing_changes_nothing(editor, climate, one, kind):
    dangerous = '=HYPERLINK("https://example.org")'
    editor.post(DRAFT, {"row": [one.pk], **filled(one, "", dangerous, "", "- punkt", "")})
    before = UpdateDraft.objects.get().cells
    data = downloaded(editor, one, kind)
    answer = read_in(editor, data, f"lista.{kind}")
    assert answer.url == f"{SHEET}?drafts=1"
    assert UpdateDraft.objects.get().cells == before
    assert not CommitmentUpdate.objects.exists()
    if kind == "csv":
        cells = [c for row in csv.reader(StringIO(data.decode()), delimiter=";") for c in row]
        assert not [cell for cell in cells if cell.startswith(("=", "-"))]
    else:
        cells = [cell for row in load_workbook(BytesIO(data)).active for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]


def test_what_is_filled_in_elsewhere_is_confirmed_on_the_sheet(editor, climate, one):
    other = commitments(climate)["Renare luft"]
    data = changed(
        downloaded(editor, one),
        (2, 6, " genomFÖRT "),
        (2, 7, "Träden är planterade."),
        (2, 8, "https://example.org/beslut"),
        (2, 9, "Beslut"),
        (2, 10, "3/3 2020"),
        (3, 6, "Påbörjat"),
    )
    answer = read_in(editor, data)
    assert not CommitmentUpdate.objects.exists()
    wrong = editor.post(answer.url, sent(editor, answer.url))
    assert not CommitmentUpdate.objects.exists()
    assert wrong.status_code == 200
    editor.post(answer.url, {**sent(editor, answer.url), f"{other.pk}-status": ""})
    written = CommitmentUpdate.objects.get()
    assert (written.commitment, written.status, str(written.date)) == (one, "done", "2020-03-03")
    assert written.evidence_title == "Beslut"


def test_words_that_changed_after_the_download_are_told(editor, climate, one):
    data = changed(downloaded(editor, one), (2, 6, "inte påbörjat"), (2, 7, "Inget än."))
    said = {"was": "Vi lovar: Fler träd", "is": "Vi lovar: Fler ekar", "answer": "same"}
    ids = ["id-Fler träd", "id-Renare luft"]
    publish(climate, "Fler ekar", "Renare luft", ids=ids, answers={"points": {ids[0]: said}})
    address = read_in(editor, data).url
    answer = editor.post(address, sent(editor, address))
    assert "Löftets ord har ändrats" in answer.content.decode()
    assert not CommitmentUpdate.objects.exists()


def test_own_draft_that_a_file_replaces_is_shown_beside_it(editor, climate, one):
    data = changed(downloaded(editor, one), (2, 7, "Ur filen."))
    editor.post(DRAFT, {"row": [one.pk], **filled(one, "", "Skrivet för hand.", "", "", "")})
    html = editor.get(read_in(editor, data).url).content.decode()
    assert "Ur filen." in html
    assert "Skrivet för hand." in html


@pytest.mark.parametrize(
    "written",
    [date(2026, 3, 2), "2026-03-02", "20260302", "2/3 2026", "2.3.2026", "2 mars 2026"],
)
def test_dates_are_read_as_people_write_them(editor, climate, one, written):
    read_in(editor, changed(downloaded(editor, one), (2, 10, written)))
    assert UpdateDraft.objects.get().cells["date"] == "2026-03-02"


def test_each_thing_that_is_wrong_is_named_by_row_and_column(editor, climate, one):
    data = changed(
        downloaded(editor, one),
        (2, 6, "Kanske"),
        (2, 7, "=1+1"),
        (2, 10, "11/28/2026"),
        (3, 1, "finns-inte"),
        (3, 7, "Något"),
    )
    told = problems(read_in(editor, data))
    for words in (
        "Rad 2, Ny status: ”Kanske” är ingen status",
        "Rad 2, Vad har hänt: Här står en formel",
        "Rad 2, Datum: ”11/28/2026” är inget datum",
        "Rad 3, Löftets nummer: Det finns inget löfte med numret ”finns-inte”",
    ):
        assert words in told
    assert not UpdateDraft.objects.exists()


def archive(**parts):
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + (".xml" if "bin" not in name else ""), text)
    return output.getvalue()


def other_columns():
    book = Workbook()
    book.active.append(["Vad", "Som", "Helst"])
    output = BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"PK\x03\x04trasig", "a.xlsx", "trasig"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 99, "a.xlsx", "lösenord"),
        (archive(xl__x="<a/>"), "a.xlsx", "trasig"),
        (archive(**{"xl__vbaProject.bin": "x"}), "a.xlsx", "makron"),
        (archive(xl__x=" " * 30_000_000), "a.xlsx", "för mycket"),
        (b"x" * 2_100_000, "a.csv", "större än 2 MB"),
        (bytes(range(256)) * 4, "a.csv", "varken"),
        (b"", "a.csv", "tom"),
        (b"\r\n\r\n", "a.csv", "inget i filen"),
        (b"Vad;Som\r\n1;2\r\n", "a.csv", "ingen kolumn"),
        (b"number;number\r\n1;2\r\n", "a.csv", "två gånger"),
        (other_columns(), "a.xlsx", "ingen kolumn"),
        (b"number\r\n" + b"x\r\n" * 2001, "a.csv", "fler än 2000"),
        (b"%PDF-1.7", "a.pdf", "pdf"),
    ],
)
def test_broken_and_hostile_files_are_refused_in_words(editor, one, data, name, told):
    answer = read_in(editor, data, name)
    assert answer.status_code == 200
    assert told in problems(answer)
