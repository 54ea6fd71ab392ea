"""The checks name each link of a page that leads visitors nowhere."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from policy.checks import findings_of
from policy.models import PolicyAreaPage
from tests.support.register import new_area

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def target(index):
    return new_area(index, "Klimat", "Fler träd")


def link(kind, pk):
    return f'<p>Se <a linktype="{kind}" id="{pk}">våra <b>planer</b></a>.</p>'


def findings_at_links(page):
    """The findings of `page` but for those of its whole body, as of promises that have left it."""
    return [one for one in findings_of(page) if one.where != ("body",)]


def said(page):
    return [(one.where, one.text) for one in findings_at_links(page) if not one.is_error]


def test_link_to_a_page_that_is_public_draws_nothing(area, target):
    area.body = [("text", link("page", target.pk))]
    assert said(area) == []


def test_link_to_an_unpublished_page_is_named_wherever_text_runs(index, area, target):
    target.unpublish()
    text = "”Klimat” är inte publicerad, så besökarna ser orden ”våra planer” men ingen länk."
    area.body = [("text", "<p>Först.</p>"), ("text", link("page", target.pk))]
    assert said(area) == [(("body", 1), text)]
    for page in (index, index.get_children().get(slug="loften").specific):
        page.introduction = link("page", target.pk)
        assert said(page) == [(("introduction",), text)]


@pytest.mark.parametrize("kind", ["page", "document"])
@pytest.mark.parametrize("pk", ["999999", "abc", "1" * 30, ""])
def test_link_to_what_has_been_deleted_is_named(area, kind, pk):
    area.body = [("text", link(kind, pk))]
    [(where, text)] = said(area)
    assert where == ("body", 0)
    assert text.startswith("Det som ”våra planer” ledde till är borttaget")


def test_link_to_a_page_that_is_taken_down_is_named_with_its_day(area, target):
    target.expire_at = datetime(2099, 3, 3, 23, 30, tzinfo=UTC)
    target.save_revision().publish()
    area.body = [("text", link("page", target.pk))]
    [(_where, text)] = said(area)
    assert "avpubliceras den 4 mars 2099" in text


def test_link_to_a_document_that_is_kept_for_some_is_named(area):
    private = Collection.get_first_root_node().add_child(name="Styrelsen")
    file = ContentFile(b"text", "protokoll.txt")
    document = Document.objects.create(title="Protokoll", file=file, collection=private)
    area.body = [("text", link("document", document.pk))]
    assert said(area) == []
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    [(_where, text)] = said(area)
    assert "Dokumentet ”Protokoll” är inte till för alla" in text


def test_link_under_read_more_whose_page_is_deleted_is_named(area, target):
    area.read_more = [("link", {"page": target, "address": "", "link_text": "Träden"})]
    area.save_revision().publish()
    target.delete()
    [(where, text)] = said(PolicyAreaPage.objects.get(pk=area.pk))
    assert where == ("read_more", 0, "page")
    assert text.startswith("Det som ”Träden” ledde till är borttaget")


def test_link_in_english_is_right_where_the_english_page_is_public(languages, area, english):
    other = PolicyAreaPage.objects.get(slug="care")
    other.body = [("text", link("page", area.pk))]
    before = said(other)
    area.unpublish()
    assert said(other) == before
    english.unpublish()
    assert len(said(other)) == len(before) + 1


@pytest.mark.parametrize("address", ["/admin/pages/3/", "/admin", "http://testserver/admin/"])
def test_link_into_the_admin_stops_a_page(area, address):
    area.body = [("text", f'<p>Se <a href="{address}">sidan om skolan</a>.</p>')]
    [error] = [one for one in findings_of(area) if one.is_error]
    assert error.where == ("body", 0)
    assert (
        error.text
        == "”sidan om skolan” leder till administrationen, och dit kommer inga besökare in."
    )


@pytest.mark.parametrize("address", ["http://localhost:8000/", "https://nas.local/plan.pdf"])
def test_link_into_a_network_of_ones_own_is_named_in_text_figure_and_read_more(area, address):
    area.body = [
        ("text", f'<p>Se <a href="{address}">planen</a>.</p>'),
        ("key_figure", {"number": "8", "source": "Planen", "source_url": address}),
    ]
    area.read_more = [("link", {"page": None, "address": address, "link_text": "Vår plan"})]
    assert [where for where, _text in said(area)] == [
        ("body", 0),
        ("body", 1, "source_url"),
        ("read_more", 0, "address"),
    ]


@pytest.mark.parametrize(
    "address",
    ["https://[::1", "mailto:a@b.se", "#content", "/omsorg/", "/omsorg#lofte", "/sok/?q=a"],
)
def test_other_addresses_draw_nothing(area, address):
    area.body = [("text", f'<p>Se <a href="{address}">planen</a>.</p>')]
    assert findings_at_links(area) == []


def test_editor_reads_it_in_the_panel(admin, area, target):
    target.unpublish()
    area.body = [("text", link("page", target.pk))]
    area.save_revision().publish()
    assert "men ingen länk" in admin.get(f"/admin/pages/{area.pk}/edit/").content.decode()


@pytest.mark.parametrize("address", ["/klimat/", "/klimat", "/hittepa/#del", "/%00"])
def test_typed_address_on_this_site_that_visitors_do_not_find_is_named(area, target, address):
    target.unpublish()
    area.body = [("text", f'<p>Se <a href="{address}">planen</a>.</p>')]
    [(where, text)] = said(area)
    assert where == ("body", 0)
    assert f"”planen” leder till {address}, och där hittar besökarna ingenting." in text
