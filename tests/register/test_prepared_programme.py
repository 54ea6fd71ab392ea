"""Promises of a programme that visitors cannot open are not in the register."""

import pytest
from wagtail.models import Page, Site

from policy.models import Commitment, PolicyIndexPage
from tests.support.register import commitments, history, new_area, publish, text_of


def new_programme(parent, live=True):
    page = PolicyIndexPage(
        title="Nytt", slug="nytt", slogan="Nytt", term_start=2022, term_end=2026, live=False
    )
    parent.add_child(instance=page)
    if live:
        page.save_revision().publish()
    return page


def make_root(page):
    site = Site.objects.get(is_default_site=True)
    site.root_page = page
    site.save()


@pytest.fixture
def prepared(index):
    """An area in the programme of the next term, beside the present one."""
    return new_area(new_programme(index.get_parent()), "Klimat", "Fler träd")


def test_programme_beside_the_present_one_is_in_no_list_count_or_download(client, prepared):
    assert commitments(prepared) == {}
    for path in ("/loften/?term=alla", "/loften/data/csv/", "/loften/data/json/", "/loften/atom/"):
        assert "Fler träd" not in text_of(client, path)
    assert "2022–2026" not in text_of(client, "/loften/")


def test_it_is_entered_when_it_becomes_the_first_page(prepared):
    publish(prepared, "Tusen träd", ids=["id-Fler träd"])
    make_root(prepared.get_parent())
    [one] = commitments(prepared).values()
    assert history(one) == ["Tusen träd"]
    assert one.area.term == "2022–2026"


def test_it_is_entered_when_it_is_moved_below_the_first_page(index, prepared):
    Page.objects.get(pk=prepared.get_parent().pk).move(index, pos="last-child")
    assert list(commitments(prepared)) == ["Fler träd"]


def test_it_is_entered_when_the_draft_of_its_programme_is_published(index):
    programme = new_programme(index, live=False)
    area = new_area(programme, "Klimat", "Fler träd")
    assert commitments(area) == {}
    programme.get_latest_revision_as_object().save_revision().publish()
    assert list(commitments(area)) == ["Fler träd"]


def test_older_programme_loses_nothing_while_no_visitor_can_open_it(index, prepared, area):
    before = set(commitments(area))
    make_root(prepared.get_parent())
    page = publish(area, "Något nytt")
    assert set(commitments(page)) == before
    assert all(one.withdrawn_since is None for one in commitments(page).values())
    Page.objects.get(pk=index.pk).move(prepared.get_parent(), pos="last-child")
    assert commitments(page)["Något nytt"].withdrawn_since is None
    assert Commitment.objects.filter(translation_key=page.translation_key).count() > len(before)
