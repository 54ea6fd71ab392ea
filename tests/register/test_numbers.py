"""The number of a promise is its own for ever, wherever the promise stands."""

import pytest
from wagtail.models import Locale

from policy.register.rebuild import rebuild
from tests.support.register import (
    commitments,
    history,
    new_area,
    publish,
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
