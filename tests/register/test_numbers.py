"""The number of a promise is its own for ever, wherever the promise stands."""

import pytest
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import Locale

from policy.models import PolicyAreaPage
from policy.register import sync
from policy.register.rebuild import rebuild
from tests.support.page_forms import commitments as sent_list
from tests.support.page_forms import fields
from tests.support.register import (
    commitments,
    history,
    lists,
    new_area,
    publish,
    set_body,
    snapshot,
)

pytestmark = pytest.mark.one_database
ID = "id-Fler träd"


def another(page, was, now):
    said = {"was": f"Vi lovar: {was}", "is": f"Vi lovar: {now}", "answer": "another"}
    return publish(page, now, ids=[ID], answers={"points": {ID: said}})


def move(page, words, to):
    one = commitments(page)[words]
    publish(
        to, words, ids=[f"there-{words}"], answers={"arrived": {f"there-{words}": one.public_id}}
    )
    return one


@pytest.fixture
def page(index):
    return new_area(index, "Klimat", "Fler träd")


def test_point_that_was_several_promises_gives_a_new_one_its_own_number(index, page):
    page = another(page, "Fler träd", "Renare luft")
    first = move(page, "Fler träd", new_area(index, "Skola"))
    page = another(page, "Renare luft", "Rent vatten")
    second = move(page, "Renare luft", new_area(index, "Omsorg"))
    page = another(page, "Rent vatten", "Tyst trafik")

    numbers = {one.public_id for one in commitments(page).values()}
    assert len(numbers | {first.public_id, second.public_id}) == 4
    assert history(first) == ["Fler träd", "replaced", "Fler träd"]
    live = snapshot()
    rebuild()
    assert snapshot() == live


def test_point_in_a_translation_gives_a_new_promise_its_own_number(index, page):
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    page = another(page, "Fler träd", "Renare luft")
    gone = move(page, "Fler träd", new_area(index, "Skola"))
    moved = move(publish(page), "Renare luft", new_area(index, "Omsorg"))
    translation = publish(page.copy_for_translation(english), "More trees", ids=[ID])

    [one] = commitments(translation).values()
    assert one.public_id not in {gone.public_id, moved.public_id}
    assert history(one, "en") == ["More trees"]


def test_translation_promises_nothing_anew_that_has_moved_in_swedish(index, page):
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = publish(page.copy_for_translation(english), "More trees", ids=[ID])
    page = publish(page, "Renare luft", ids=["air"])
    move(page, "Fler träd", new_area(index, "Skola"))
    translation.save()
    assert list(commitments(page)) == ["Renare luft"]
    live = snapshot()
    rebuild()
    assert snapshot() == live


@pytest.fixture
def full(monkeypatch):
    """A database that refuses what the register writes."""

    def refuse(*_args):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr(sync, "add_wordings", refuse)


def sent(page, *points):
    data = fields(page, [sent_list(*points)], lead="Vi gör det grönt.")
    return {**data, "answers": "{}", "action-publish": "1"}


def test_page_that_the_register_cannot_take_in_is_kept_as_a_draft(admin, page, full):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(address, sent(page, "Fler träd", "Renare luft"), follow=True)
    text = response.content.decode()
    assert "registret kunde inte ta emot sidans löften" in text
    assert "Renare luft" in text
    page.refresh_from_db()
    assert "Renare luft" not in str(page.body)
    assert list(commitments(page)) == ["Fler träd"]


def test_new_page_that_the_register_cannot_take_in_stays_in_its_form(admin, index, full):
    address = reverse("wagtailadmin_pages:add", args=["policy", "policyareapage", index.pk])
    new = PolicyAreaPage(title="Skola", slug="skola")
    text = admin.post(address, sent(new, "Mindre klasser")).content.decode()
    assert "registret kunde inte ta emot sidans löften" in text
    assert "Mindre klasser" in text
    assert not PolicyAreaPage.objects.filter(slug="skola").exists()


def test_bulk_publishing_of_what_the_register_cannot_take_in_says_so(admin, page, full):
    set_body(page, lists("Fler träd", "Renare luft"))
    page.lead = "Vi gör det grönt."
    page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"{address}?id={page.pk}&next=/admin/"
    response = admin.post(query, {"include_descendants": ""}, follow=True)
    assert "registret kunde inte ta emot sidans löften" in response.content.decode()
