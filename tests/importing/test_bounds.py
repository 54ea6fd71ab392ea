"""Files that no programme should be: each is refused with a reason, or read right."""

import io
import json
import re
import subprocess
import sys

import pytest
from django.utils.translation import override
from PIL import Image

from policy.importing import reading
from policy.importing.child import document_of
from policy.importing.document import UnreadableDocument
from policy.importing.reading import ROOT, read
from policy.importing.sentences import SENTENCES
from tests.importing.files import OFFICE, packed, paragraph, pdf, word, word_parts
from tests.importing.programme import DOCUMENTS

pytestmark = pytest.mark.one_database

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = packed(word_parts("<w:p/>") | {"word/document.xml": bytes(100 * 1024 * 1024)})


def reason_of(data):
    """Return why `data` is refused by the process that reads it."""
    with pytest.raises(UnreadableDocument) as refused, override("sv"):
        read(io.BytesIO(data))
    return refused.value.reason


def scanned():
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(file, "PDF")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (word(""), "empty"),
        (pdf([[]]), "empty"),
        (scanned(), "scanned"),
        (packed(word_parts("<w:p/>") | {"word/vbaProject.bin": b"x"}), "macros"),
        (BOMB, "too_much"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "old_word"),
        (
            pdf([[(12, 50, 700, "Hemligt")]], user_password="hemligt", algorithm="AES-256"),
            "password",
        ),
        (pdf([[]] * 501), "too_many_pages"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "other_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "other_format"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data, reason):
    with pytest.raises(UnreadableDocument) as refused:
        document_of(data)

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "data",
    [
        (DOCUMENTS / "handlingsprogram.docx").read_bytes()[:20_000],
        b"%PDF-1.7\n1 0 obj\n<<",
        packed(
            word_parts("")
            | {
                "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
                "<x>&b;</x>"
            }
        ),
        b"<p>" + b"<div>" * 5000 + b"x</p>",
    ],
    ids=["half a document", "half a PDF", "entities", "nested too deep"],
)
def test_what_is_broken_is_said_to_be_and_raises_nothing_else(data):
    assert reason_of(data) == "broken"


def test_every_reason_is_a_sentence_in_swedish():
    with override("sv"):
        said = [str(UnreadableDocument(reason, most=20, pages=501)) for reason in SENTENCES]
    with override("en"):
        english = [str(UnreadableDocument(reason, most=20, pages=501)) for reason in SENTENCES]

    assert not set(said) & set(english)
    assert all(sentence.endswith(".") and "%" not in sentence for sentence in said)


def test_a_file_of_50_mb_is_refused_before_it_is_read():
    file = io.BytesIO(b"PK\x03\x04" + bytes(50 * 1024 * 1024))

    with pytest.raises(UnreadableDocument) as refused, override("sv"):
        read(file)

    assert "20 MB" in str(refused.value)
    assert file.tell() < 21 * 1024 * 1024


def test_a_reader_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(reading, "LONGEST_WAIT", 0.2)

    assert reason_of(b"x") == "too_much"


def test_who_comes_while_others_read_is_asked_to_come_again(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_QUEUE", 0.1)

    with reading.ONE_AT_A_TIME:
        assert reason_of(b"x") == "busy"


def test_a_reader_that_takes_too_much_memory_is_refused_it():
    greedy = "from policy.importing.child import *; limit(MEMORY, SECONDS, 10); bytearray(2**29)"
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, cwd=ROOT)

    assert b"MemoryError" in done.stderr


def test_300_pages_and_a_zip_bomb_are_read_within_bounds():
    lines = [(11, 60, 700 - 14 * at, f"Rad {at} av ett stycke som är långt") for at in range(12)]
    pages = [[(18, 60, 750, f"{number}. Kapitel"), *lines] for number in range(1, 301)]
    said, peak = said_and_peak(pdf(pages))

    assert said["document"]["paragraphs"][-1]["page"] == 300
    assert peak < 150
    assert said_and_peak(BOMB)[1] < 150


def said_and_peak(data):
    """Return what the process that reads `data` says, and how many MB it has used at most."""
    report = "import sys; sys.stderr.write(open('/proc/self/status').read())"
    done = subprocess.run(
        [sys.executable, "-c", f"from policy.importing.child import main; main(); {report}"],
        input=data,
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    peak = int(re.search(rb"VmHWM:\s*(\d+) kB", done.stderr)[1]) // 1024
    return json.loads(done.stdout), peak


def test_the_content_tells_the_format_whatever_the_name_says():
    assert document_of(pdf([[(12, 50, 700, "Bygga en skola.")]])).paragraphs[0].page == 1
    assert document_of("Bygga en skola på ängen.".encode("utf-16")).paragraphs[0].page is None
    text = "Bygga 8\N{NO-BREAK SPACE}000 hem på ängen."
    for encoding in ("utf-8-sig", "cp1252"):
        [only] = document_of(text.encode(encoding)).paragraphs
        assert only.text == text


def test_a_pdf_that_only_its_owner_may_change_is_read():
    data = pdf(
        [[(12, 50, 700, "Bygga en skola.")]],
        user_password="",
        owner_password="hemligt",
        algorithm="AES-256",
    )

    assert document_of(data).paragraphs[0].text == "Bygga en skola."


def test_arabic_is_read_as_it_stands():
    document = document_of(word("كل طفل يجب أن يتعلم القراءة.", paragraph("بناء مدرسة", level=0)))

    assert [one.text for one in document.paragraphs] == [
        "كل طفل يجب أن يتعلم القراءة.",
        "بناء مدرسة",
    ]
    assert document.language == "ar"


def test_word_pages_are_known_and_pictures_counted_but_not_fetched():
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006'
        '/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships"><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:link="rPicture"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    parts = word_parts(paragraph("Ett.") + picture + paragraph("Två.", new_page=True))
    name = "word/_rels/document.xml.rels"
    elsewhere = f'Type="{OFFICE}/image" Target="file:///etc/hostname" TargetMode="External"'
    parts[name] = parts[name].replace("><", f'><Relationship Id="rPicture" {elsewhere}/><', 1)
    document = document_of(packed(parts))

    assert [(one.text, one.page) for one in document.paragraphs] == [("Ett.", 1), ("Två.", 2)]
    assert document.pictures_left_out == 1
