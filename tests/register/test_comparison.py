"""An area beside itself in the term before."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policy.models import Commitment, CommitmentRelation, PolicyIndexPage, TermClosing
from tests.support.register import commitments, new_area, text_of, update

pytestmark = pytest.mark.one_database


@pytest.fixture
def newer(index):
    programme = PolicyIndexPage(
        title="Politik", slug="ny", slogan="Nytt", term_start=2022, term_end=2026
    )
    return index.add_child(instance=programme)


def take_over(earlier, later):
    kind = CommitmentRelation.Kind.TAKEN_OVER
    CommitmentRelation.objects.create(earlier=earlier, later=later, kind=kind)


def address_on(client, path):
    return re.search(r'href="(/loften/da-och-nu/[^"]*)"', text_of(client, path))[1]


def rows_of(client, address):
    items = re.findall(r'<li class="card">(.*?)</li>', text_of(client, address), re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", item).split()) for item in items]


def test_promises_stand_beside_what_became_of_them(client, climate, one, newer):
    update(one, "partly-done", what_happened="Hälften är planterade.")
    TermClosing.objects.create(term_start=2018, term_end=2022)
    now = commitments(new_area(newer, "Miljö", "Ännu fler träd", "Cykelbanor"))
    assert "da-och-nu" not in text_of(client, "/ny/miljo/")
    take_over(one, now["Ännu fler träd"])
    rows = rows_of(client, address_on(client, "/ny/miljo/"))
    assert [
        bool(re.search(words, row))
        for words, row in zip(
            [
                "2018–2022 .*Fler träd Delvis genomfört Hälften .* 2022–2026 .*Ännu fler träd",
                "Renare luft Inte bedömt 2022–2026 Vi har inte sagt att löftet förs vidare",
                "Det tar inte över något löfte från då. 2022–2026 .*Cykelbanor",
            ],
            rows,
            strict=True,
        )
    ] == [True] * 3


def test_an_area_of_the_same_name_is_the_same(client, climate, newer):
    new_area(newer, "Klimat", "Färre bilar")
    assert len(rows_of(client, address_on(client, "/ny/klimat/"))) == 3


def test_nothing_is_compared_without_a_former_term(client, climate):
    assert "da-och-nu" not in text_of(client, "/klimat/")
    assert client.get(f"/loften/da-och-nu/{climate.translation_key}/").status_code == 404


def test_queries_do_not_grow_with_promises(client, climate, newer):
    new_area(newer, "Klimat", "Färre bilar")
    address = address_on(client, "/ny/klimat/")

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    queries()
    few = queries()
    for area in (one.area for one in Commitment.objects.filter(wordings__text__contains="il")):
        for number in range(5):
            more = Commitment.objects.create(
                public_id=f"b{area.pk:04}{number:05}"[:10],
                translation_key=climate.translation_key,
                area=area,
            )
            more.wordings.create(language="sv", date="2022-01-01", text=f"Löfte {number}")
        break
    assert queries() == few
