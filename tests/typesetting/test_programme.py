"""The programme as a document: what the file says, and to whom."""

import re

import pytest
from django.core.files.storage import default_storage
from wagtail.models import Locale

from policy.blocks import table_value
from policy.models import Picture, PolicyAreaPage, PolicyIndexPage
from policy.pictures.storage import DOCUMENTS
from policy.typesetting import keeping
from policy.typesetting.child import typeset as typeset_here
from policy.typesetting.programme import Edition, programme_document
from policy.typesetting.sender import Sender
from site_project.page_cache.wsgi import PageCache
from tests.support.pdf_files import PdfFile, rim_is_white, typeset_in
from tests.support.pictures import new_picture
from tests.support.register import commitments, new_area, update

pytestmark = pytest.mark.one_database


SENDER = Sender("Sossarna" * 18, ["Storgatan 1"], [], "#c00027", None, [])


def pdf(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/pdf"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "s-maxage" in response["Cache-Control"]
    return PdfFile(response.content)


@pytest.mark.parametrize("tag", ["sv", "sv-simple", "en", "ar"])
def test_booklet_in_every_language_can_be_read_aloud(languages, client, tag):
    page = PolicyIndexPage.objects.get(locale=Locale.objects.get(language_code=tag), depth=2)
    areas = PolicyAreaPage.objects.child_of(page).live()
    file = pdf(client, f"{page.url}programmet-a5.pdf")
    assert file.is_tagged
    assert "pdfuaid" in file.metadata
    assert file.language.startswith(tag[:2])
    assert file.binding == ("/R2L" if tag == "ar" else "/L2R")
    assert page.title in file.reader.metadata.title
    if tag.startswith("sv"):
        assert file.divides_words == (tag == "sv")
    titles = [area.title for area in areas]
    assert [one for one in file.outline if one in titles] == titles
    texts = [alt for kind, alt in file.elements if kind == "/Figure"]
    assert all(texts)
    assert {area.picture_description for area in areas if area.picture} <= set(texts)
    assert {area.full_url for area in areas} <= set(file.links)
    assert all(file.fonts.values())
    assert len(file.pages) % 4 == 0
    assert [round(float(side) * 25.4 / 72) for side in file.pages[0].mediabox[2:]] == [148, 210]
    assert file.size < 2_000_000
    if tag == "sv":
        for words in ("Socialdemokraterna i Botkyrka", "Innehåll", page.term, "Utgivare"):
            assert words in file.text
        assert "8 000 bostäder" in file.text.replace("\u202f", " ").replace("\xa0", " ")


def test_statuses_stand_in_the_edition_with_them_alone(client, index, area):
    update(next(iter(commitments(area).values())))
    file = pdf(client, "/programmet-med-status.pdf")
    assert "Påbörjat" in file.text
    assert "Inte bedömt än" in file.text
    file = pdf(client, "/programmet.pdf")
    assert "Påbörjat" not in file.text
    assert "Inte bedömt än" not in file.text


def test_only_what_is_public_is_in_it(client, index, area):
    area.title = "Hemligt utkast"
    area.save_revision()
    closed = PolicyAreaPage.objects.child_of(index).get(slug="omsorg")
    closed.unpublish()
    Picture.objects.filter(pk=area.picture_id).update(is_private=True)
    file = pdf(client, "/programmet.pdf")
    assert "Hemligt" not in file.text
    assert closed.title not in file.outline
    assert area.picture_description not in {alt for _kind, alt in file.elements}
    area.save_revision().publish()
    assert "Hemligt utkast" in pdf(client, "/programmet.pdf").text
    for path in ("/omsorg/programmet.pdf", "/loften/programmet.pdf", "/fi/programmet.pdf"):
        assert client.get(path).status_code == 404
    assert client.get("/programmet.pdf?nytt=1")["Location"] == "/programmet.pdf"


def test_programme_of_a_former_term_has_its_own(client, index):
    former = PolicyIndexPage(title="Då", slogan="Förr", slug="da", term_start=2014, term_end=2018)
    index.add_child(instance=former)
    for title in ("Cykelvägar", "Badplatser"):
        new_area(former, title, "Fler", "Bättre")
    file = pdf(client, "/da/programmet-a5.pdf")
    # Without pictures one follows on the other.
    assert len([page for page in file.pages if "Badplatser" in page.extract_text()]) == 2
    assert "Cykelvägar" in file.pages[2].extract_text()
    assert "Badplatser" in file.pages[2].extract_text()
    text = file.text
    assert "2014–2018" in text
    assert "Förr" in text
    assert index.slogan not in text


def test_a_document_is_made_once_and_not_waited_for(client, index, monkeypatch):
    with keeping.turn():
        response = client.get("/programmet.pdf")
    assert response.status_code == 202
    assert response["Refresh"] == "1"
    assert response["Cache-Control"] == "no-store"
    first = client.get("/programmet.pdf")
    # The link says how much one fetches.
    assert re.search(r"PDF, A4 <bdi>\(0,\d MB\)</bdi>", client.get("/").text, re.IGNORECASE)
    monkeypatch.setattr(keeping, "typeset", lambda *_: pytest.fail("It was made again."))
    assert client.get("/programmet.pdf").content == first.content
    folders, _files = default_storage.listdir(DOCUMENTS)
    assert f"{index.pk}-programmet" in folders


def test_a_document_in_the_making_holds_nobody_up():
    cache = PageCache(None, None, 1, "sessionid=", ())
    document, page = ("http", "x", "/programmet.pdf", ""), ("http", "x", "/", "")
    with cache.turn(document), cache.turn(document), cache.turn(page):
        assert not cache.turn(page).acquire(blocking=False)


ODD = '#read("/etc/passwd") $x$ *fet* <a> [b] \\ @c'


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_extreme_content_stays_within_the_margins(rf, index, paper, tmp_path):
    for child in index.get_children().live():
        child.unpublish()
    titles = ["Princip" + "0123456789" * 19, "سياسة Lucas Nykvist في Botkyrka " * 6, ODD]
    for number, title in enumerate(titles):
        points = [f"Löfte {n} – الوعد Lucas {'ord' * n} 😀" for n in range(25)]
        body = [
            ("commitments", {"heading": title[:150], "points": points}),
            ("key_figure", {"number": "9" * 20, "unit": "kronor" * 10, "explanation": ODD}),
            ("quote", {"text": "Citat" * 99, "name": "Namn" * 20, "role": ""}),
            ("table", table_value("Tabell" * 20, ["Rubrik" * 9] * 6, [["9876543210" * 9] * 6] * 9)),
            ("text", f"<ul><li>a<ol><li>{'lång' * 90}</li></ol></li></ul>"),
        ]
        new = PolicyAreaPage(title=title[:200], slug=f"x{number}", lead="Ord" * 199, body=body)
        index.add_child(instance=new)
    document, files = programme_document(index, rf.get("/"), Edition(paper, False), SENDER)
    pages = typeset_in(tmp_path, document, files)
    assert len(pages) > 8
    assert all(rim_is_white(page, page.width // 22) for page in pages[1:-1])
    if paper == "a4":
        assert ODD in PdfFile(typeset_here(tmp_path, document)).text


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_no_page_has_two_points_alone(rf, index, paper, tmp_path):
    for child in index.get_children().live():
        child.unpublish()
    for number in range(15, 20):
        points = [
            f"Punkt{n}av{number} ska göra det bättre att bo och leva i hela kommunen, för alla"
            for n in range(number)
        ]
        area = PolicyAreaPage(
            title=f"Område {number}",
            slug=f"o{number}",
            lead="Alla ska ha det bra i hela kommunen.",
            picture=new_picture(f"p{number}.jpg"),
            body=[("commitments", {"heading": "Vi lovar", "points": points})],
        )
        index.add_child(instance=area).save_revision().publish()
    document, files = programme_document(index, rf.get("/"), Edition(paper, True), SENDER)
    typeset_in(tmp_path, document, files)
    pages = PdfFile(typeset_here(tmp_path, document)).pages
    counts = [re.findall(r"Punkt\d+av(\d+)", page.extract_text()) for page in pages]
    assert not [found for found in counts if 0 < len(found) < 3]
