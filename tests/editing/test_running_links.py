"""No visitor is led to a page that is not there, whatever an editor took away."""

import pytest
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from policy.models import PolicyAreaPage
from tests.support.register import new_area

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def target(index):
    return new_area(index, "Klimat", "Fler träd")


@pytest.fixture
def linking(index, target, area):
    """A public page whose text links to `target`; `area` gives its introduction and read more."""
    html = f'<p>Se <a linktype="page" id="{target.pk}">vår <b>klimatpolitik</b></a> här.</p>'
    area.body = [("text", html)]
    area.read_more = [("link", {"page": target, "address": "", "link_text": "Träden"})]
    area.save_revision().publish()
    index.introduction = html
    index.save_revision().publish()
    return area


def texts(client, *pages):
    return [client.get(page.url).content.decode() for page in pages]


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_words_of_a_link_stay_and_the_link_goes_with_the_page(client, index, linking, target, how):
    for html in texts(client, index, linking):
        assert f'<a href="{target.url}">vår <b>klimatpolitik</b></a>' in html
    getattr(target, how)()
    for html in texts(client, index, linking):
        assert "Se vår <b>klimatpolitik</b> här." in html
        assert target.url not in html
        assert "<a>" not in html
        assert 'href="None"' not in html


def test_link_is_back_when_the_page_is_public_again(client, linking, target):
    target.unpublish()
    texts(client, linking)
    PolicyAreaPage.objects.get(pk=target.pk).save_revision().publish()
    assert f'<a href="{target.url}">' in texts(client, linking)[0]


def test_link_in_english_leads_on_where_only_the_english_page_is_public(
    client, languages, area, english
):
    other = PolicyAreaPage.objects.get(slug="care")
    other.body = [("text", f'<p><a linktype="page" id="{area.pk}">School</a></p>')]
    other.save_revision().publish()
    area.unpublish()
    assert f'<a href="{english.url}">School</a>' in texts(client, other)[0]
    english.unpublish()
    html = texts(client, other)[0]
    assert "<p>School</p>" in html
    assert english.url not in html


def test_words_of_a_link_to_a_deleted_document_stay(client, area):
    document = Document.objects.create(title="Protokoll")
    area.body = [("text", f'<p>Läs <a linktype="document" id="{document.pk}">mötet</a>.</p>')]
    area.save_revision().publish()
    document.delete()
    assert "<p>Läs mötet.</p>" in texts(client, area)[0]


@pytest.mark.parametrize("kind", ["page", "document"])
@pytest.mark.parametrize("pk", ["abc", "", "-1", "1" * 30, "²"])
def test_link_whose_target_is_no_number_leads_nowhere(client, area, kind, pk):
    area.body = [("text", f'<p>Läs <a linktype="{kind}" id="{pk}">mer</a>.</p>')]
    area.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(area)
    assert "<p>Läs mer.</p>" in texts(client, area)[0]
