import pytest
from django.db import connection

from contact.models import ContactPerson
from policy.models import PolicyAreaPage
from site_project.page_cache.shared import share_fragments
from tests.support.page_cache import AT_MOST


def found(client, query):
    response = client.get("/sok/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(autouse=True)
def _starter_site(index):
    pass


@pytest.mark.parametrize("word", ["äldreomsorgen", "äldreomsorg", "Äldreoms"])
def test_word_is_found_in_its_forms_and_marked(client, word):
    html = found(client, word)
    assert "<h2>Omsorg</h2>" in html
    assert "<mark>äldreomsorgen</mark>" in html


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no Swedish stemming")
def test_postgresql_knows_the_forms_of_swedish_words(client):
    pages = PolicyAreaPage.objects.search("omsorgsboendena mötesplatserna")
    assert [page.slug for page in pages] == ["omsorg"]


def test_commitment_is_found_once_and_not_as_a_passage_of_its_page(client):
    html = found(client, "undersköterskor")
    assert html.count("<mark>undersköterskor</mark>") == 1
    assert 'href="/omsorg/#omsorg-vi-okar-bemanningen' not in html


def test_person_is_found(client):
    html = found(client, "nykvist")
    assert html.index("<h2>Personer</h2>") < html.index("Lucas Nykvist")
    for query in ("ombudsman", "Lucas Nykvist", "lucas nykv", "lucas nykvist ombudsman"):
        assert found(client, query).count("<h2>Personer</h2>") == 1, query


def test_every_word_may_be_in_another_form_or_only_begun(client):
    assert "<mark>billiga</mark> <mark>hyresrätter</mark>" in found(client, "billig hyresr")
    assert "Vi hittade inget" in found(client, "billig finnsinte")


@pytest.mark.parametrize("query", ["8000", "8 000", "8\u00a0000"])
def test_number_is_found_however_its_thousands_are_parted(client, area, query):
    area.lead = "Här går 8\u00a0000 barn i skolan."
    area.save_revision().publish()
    assert "<h2>Utbildning</h2>" in found(client, query)


def test_number_is_marked_as_one(client, area):
    area.lead = "Här går 18\u00a0000\u00a0350 barn, och 80 lärare arbetar här år 2026."
    area.save_revision().publish()
    assert "<mark>18\u00a0000\u00a0350</mark> barn" in found(client, "18000350")
    assert "år <mark>2026</mark>" in found(client, "2026")


@pytest.mark.parametrize("query", ["", "   ", "qwzx", "'\"(*", "\0", "å" * 500, "NEAR(q w)", "%_"])
def test_nothing_found_helps_on(client, query):
    html = found(client, query)
    assert "Eller gå direkt till" in html
    assert "070-291 11 89" in html


def test_query_is_shown_and_harmless(client):
    html = found(client, "<script>alert(1)</script> skola")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; skola" in html


def test_page_is_called_what_it_is(client):
    assert "<title>skola – Sök – Socialdemokraterna i Botkyrka</title>" in found(client, "skola")


def test_draft_and_unpublished_are_not_found(client, area):
    area.lead = "Hemligtutkast"
    area.save_revision()
    assert "träff för" not in found(client, "hemligtutkast")
    PolicyAreaPage.objects.get(slug="omsorg").unpublish()
    assert "<h2>Omsorg</h2>" not in found(client, "undersköterskor")


def test_published_change_is_found_at_once(client, area):
    area.lead = "Simskola i Hågelby"
    area.save_revision().publish()
    assert "<mark>Simskola</mark>" in found(client, "simskola")
    ContactPerson.objects.create(name="Asta Berg", role="Kassör", locale=area.locale)
    assert "Asta Berg" in found(client, "kassör")


def test_search_takes_few_queries(client, django_assert_max_num_queries):
    with share_fragments(1):
        found(client, "skola")
        with django_assert_max_num_queries(AT_MOST):
            assert "träffar för" in found(client, "skola")


def test_lead_with_signs_of_less_is_found_and_whole(client, area):
    area.lead = "Under <5 km ska ingen gå. " + "<a" * 200
    area.save_revision().publish()
    html = client.get("/sok/", {"q": "ingen"}).content.decode()
    assert "Under &lt;5 km ska" in html
