"""The register as a document, of a term, of an area, and of a term that is closed."""

import re

import pytest

from policy.models import Commitment, Term
from policy.register.closing import Progress, close
from tests.support.pdf_files import PdfFile
from tests.support.register import commitments, update

pytestmark = pytest.mark.one_database


def pdf(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return PdfFile(response.content)


@pytest.fixture
def promise(area):
    return next(iter(commitments(area).values()))


def test_register_has_every_promise_with_what_happened_and_evidence(client, area, promise):
    update(promise, "done", what_happened="Skolan är byggd.")
    file = pdf(client, "/loften/loften.pdf")
    assert file.is_tagged
    assert area.title in file.outline
    [begins] = [page for page in file.pages if page.extract_text().startswith(area.title)]
    assert re.search(rf"{area.title} .*? {begins.page_number + 1}\b", file.pages[1].extract_text())
    words = file.text.replace("- ", "")
    for commitment in Commitment.objects.for_reading():
        assert commitment.public_id in words
    assert "Genomfört" in words
    assert "Skolan är byggd." in words
    assert "Inte bedömt än" in words
    assert "https://example.org/protokoll" in file.links
    assert any(promise.public_id in link for link in file.links)


def test_an_area_has_its_own_and_one_that_is_not_there_has_none(client, area, promise):
    file = pdf(client, f"/loften/loften-{area.slug}.pdf")
    assert promise.public_id in file.text
    others = Commitment.objects.exclude(translation_key=area.translation_key)
    assert others
    assert not [one for one in others if one.public_id in file.text]
    assert f"loften-{area.slug}.pdf" in client.get(f"/loften/?area={area.slug}").text
    assert client.get("/loften/loften-finns-inte.pdf").status_code == 404


def test_report_of_a_closed_term_has_the_verdicts(client, area, promise):
    assert client.get("/loften/sa-blev-det-2018-2022.pdf").status_code == 404
    update(promise, "not-done", what_happened="Pengarna räckte inte.")
    term = Term(2018, 2022)
    assert close(term, Progress(term).not_assessed, None)
    file = pdf(client, "/loften/sa-blev-det-2018-2022.pdf")
    assert "Så blev det 2018–2022" in file.reader.metadata.title
    assert "Pengarna räckte inte." in file.text
    assert "Inte bedömt än" not in file.text
    assert "sa-blev-det-2018-2022.pdf" in client.get("/loften/sa-blev-det/2018-2022/").text
