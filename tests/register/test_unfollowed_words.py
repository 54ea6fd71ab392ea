"""What a page promises without following it up: the register says it, and how it changes."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from policy.models import CommitmentRelation, CommitmentWording
from policy.register.rebuild import rebuild
from tests.support.page_forms import commitments as sent_list
from tests.support.page_forms import fields, send
from tests.support.register import (
    commitments,
    history,
    lists,
    new_area,
    publish,
    set_body,
    snapshot,
    text_of,
    update,
)

pytestmark = pytest.mark.one_database

WHY = {"not_followed_up_because": "Kommunen mäter det inte."}
ID = "id-Fler träd"


def unticked(*points, ids, **changes):
    kind, value = sent_list(*points, ids=ids)
    del value["followed_up"]
    return kind, {**value, **WHY, **changes}


def form_of(page, *blocks, answers=None):
    numbered = {f"body-{at}-id": f"list-{at}" if at else "list" for at in range(len(blocks))}
    data = fields(page, list(blocks), lead="Vi gör det grönt.", **numbered)
    return {**data, "answers": json.dumps(answers or {})}


def said(now, answer, was="Fler träd"):
    was, now = f"Vi lovar: {was}", f"Vi lovar: {now}"
    return {"points": {ID: {"was": was, "is": now, "answer": answer}}}


@pytest.fixture
def rewritten(admin, climate):
    """Unticks the list and rewrites its first point, in one visit."""

    def send_it(answers=None):
        block = unticked("Fälla träd", "Renare luft", ids=[ID, "id-Renare luft"])
        return send(admin, climate, form_of(climate, block, answers=answers))

    return send_it


@pytest.mark.parametrize("is_later", [False, True])
def test_words_that_change_where_nothing_is_followed_up_are_asked_about(
    admin, climate, one, rewritten, is_later
):
    if is_later:
        publish(climate, "Fler träd", "Renare luft", followed_up=False)
    response = rewritten()
    assert [error.where for error in response.context["form"].publish_errors] == [
        ("body", 0, "points", 0)
    ]
    assert "Fälla träd" not in history(one)


def test_changed_words_are_told_and_nothing_of_the_former_ones_is_said_of_them(
    client, climate, one, rewritten
):
    update(one)
    assert rewritten(said("Fälla träd", "changed")).status_code == 302
    assert history(one) == ["Fler träd", "Fälla träd", "unfollowed"]
    one = commitments(climate)["Fälla träd"]
    assert (one.history.unfollowed.note, one.withdrawn_since) == (*WHY.values(), None)
    assert one.status == "not-assessed"
    assert "Fälla träd" in text_of(client, "/loften/")
    live = snapshot()
    rebuild()
    assert snapshot() == live


def test_another_promise_there_withdraws_the_old_one(climate, one, rewritten):
    assert rewritten(said("Fälla träd", "another")).status_code == 302
    assert history(one) == ["Fler träd", "removed"]
    assert set(commitments(climate)) == {"Fler träd", "Renare luft"}
    assert publish(climate, "Fälla träd", ids=[ID], followed_up=False)
    assert history(one) == ["Fler träd", "removed"]


def test_day_since_which_nothing_is_followed_up_stays_when_words_change(climate, one):
    publish(climate, "Fler träd", followed_up=False)
    first = one.wordings.order_by("pk").last()
    publish(climate, "Fälla träd", ids=[ID], followed_up=False, answers=said("Fälla träd", "same"))
    assert commitments(climate)["Fälla träd"].history.unfollowed == first


@pytest.mark.parametrize("why", [WHY, {"not_followed_up_because": ""}])
def test_point_cut_into_a_list_that_is_not_followed_up_is_still_promised(admin, climate, one, why):
    blocks = [sent_list("Renare luft", ids=["id-Renare luft"])]
    blocks.append(unticked("Fler träd", ids=["pasted"], **why))
    response = send(admin, climate, form_of(climate, *blocks))
    if why is WHY:
        assert history(one) == ["Fler träd", "unfollowed"]
    else:
        [error] = response.context["form"].publish_errors
        assert error.where == ("body", 1, "not_followed_up_because")


def test_unpublished_page_that_comes_back_promises_what_is_not_followed_up(climate, one):
    climate = publish(climate, "Fler träd", followed_up=False)
    climate.unpublish()
    climate.get_latest_revision().publish()
    assert commitments(climate)["Fler träd"].history.unfollowed.date == timezone.localdate()


def test_twin_that_goes_on_saying_the_same_holds_what_leaves(admin, climate, one):
    publish(climate, "Fler träd", "Fler träd", ids=[ID, "copy"])
    block = sent_list("Fler träd", ids=["copy"])
    assert send(admin, climate, form_of(climate, block)).status_code == 302
    assert history(one) == ["Fler träd", "merged"]
    [relation] = CommitmentRelation.objects.all()
    assert (relation.earlier, relation.kind) == (one, "merged")
    assert relation.later.withdrawn_since is None


def test_words_that_were_another_promise_stay_so_when_the_page_is_saved_again(climate, one):
    points = {ID: {"was": "Vi lovar: Fler träd", "is": "Nej: Fälla träd", "answer": "another"}}
    [block] = lists("Fälla träd", "Fler träd", ids=[ID, "copy"], followed_up=False)
    block["value"]["heading"] = "Nej"
    set_body(climate, [block])
    climate.answers = {"points": points}
    climate.save_revision().publish()
    assert history(one) == ["Fler träd", "Fler träd", "unfollowed"]
    climate.refresh_from_db()
    climate.save()
    assert history(one) == ["Fler träd", "Fler träd", "unfollowed"]


@pytest.mark.parametrize("others", [["Rent vatten"], []])
def test_promise_that_moved_into_a_list_that_is_not_followed_up_is_still_promised(
    admin, index, climate, one, others
):
    publish(climate, "Renare luft")
    water = new_area(index, "Vatten", *others, ids=["water"] * len(others))
    lists = [sent_list(words, ids=["water"]) for words in others]
    blocks = *lists, unticked("Fler träd", ids=["new"])
    assert "löftet som stod under Klimat" in send(admin, water, form_of(water, *blocks)).text
    answers = {"arrived": {"new": one.public_id}}
    silent = *lists, unticked("Fler träd", ids=["new"], not_followed_up_because="")
    answer = send(admin, water, form_of(water, *silent, answers=answers))
    assert "Skriv varför de inte längre ska göra det" in answer.text
    assert send(admin, water, form_of(water, *blocks, answers=answers)).status_code == 302
    one = commitments(water)["Fler träd"]
    assert history(one) == ["Fler träd", "removed", "unfollowed"]
    assert (one.withdrawn_since, one.area.title) == (None, "Vatten")
    live = snapshot()
    water.refresh_from_db()
    water.save()
    rebuild()
    assert snapshot() == live


def test_point_in_a_translation_is_what_it_is_in_swedish(index):
    area = new_area(index, "Vatten", "Rent vatten", ids=["a"])
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    area = publish(area, "Rent vatten", ids=["b"], followed_up=False)
    publish(area.copy_for_translation(english), "Air", "Clean water", ids=["b", "a"])
    live = snapshot()
    assert not CommitmentWording.objects.filter(text="Air").exists()
    area.save()
    assert snapshot() == live
    rebuild()
    assert snapshot() == live


@pytest.fixture
def pasted(admin, index, climate):
    """A page that says what another one promises, and was published before that one."""
    water = new_area(index, "Vatten")

    def send_it(**changes):
        block = unticked("Fler träd", ids=["new"], **changes)
        assert send(admin, water, form_of(water, block)).status_code == 302
        return water

    return send_it


def left(one, *to, answer="moved"):
    return {"left": {one.public_id: {"answer": answer, "to": to}}}


@pytest.mark.parametrize(
    ("heading", "suffix", "words"),
    [
        ("Vi lovar", "", ["Fler träd", "unfollowed"]),
        ("Vi tror på", "/changed", ["Fler träd", "Fler träd", "unfollowed"]),
    ],
)
def test_promise_may_have_moved_to_where_it_is_not_followed_up_already(
    admin, climate, one, pasted, heading, suffix, words
):
    update(one)
    water = pasted(heading=heading)
    without = sent_list("Renare luft", ids=["id-Renare luft"])
    refused = send(admin, climate, form_of(climate, without))
    assert "samma ord står under Vatten" in refused.text
    name = f"{water.translation_key}/new"
    questions = reverse("promise_questions", args=[climate.pk])
    assert f'data-to=\\"{name}{suffix}\\"' in admin.post(questions, form_of(climate, without)).text
    answers = left(one, name + suffix)
    assert send(admin, climate, form_of(climate, without, answers=answers)).status_code == 302
    [one] = commitments(water).values()
    assert (history(one), one.withdrawn_since, one.area.title) == (words, None, "Vatten")
    assert one.history.unfollowed.note == WHY["not_followed_up_because"]
    assert one.status == ("not-assessed" if suffix else "started")
    live = snapshot()
    water.refresh_from_db()
    water.save()
    rebuild()
    assert snapshot() == live


def test_promise_moves_to_no_list_that_does_not_say_why(admin, climate, one, pasted):
    water = pasted(not_followed_up_because="")
    form = form_of(climate, sent_list("Renare luft", ids=["id-Renare luft"]))
    form["answers"] = json.dumps(left(one, f"{water.translation_key}/new"))
    assert "Skriv skälet där och publicera den sidan först" in send(admin, climate, form).text
    form["answers"] = json.dumps(left(one, answer="withdrawn"))
    assert send(admin, climate, form).status_code == 302
    assert history(one) == ["Fler träd", "removed"]


@pytest.mark.parametrize(
    ("followed_up", "third"),
    [(True, "Nej, det är ett nytt löfte"), (False, "Nej, det är något annat")],
)
def test_what_is_not_followed_up_is_asked_about_as_no_new_promise(
    admin, index, climate, followed_up, third
):
    publish(climate, "Renare luft")
    water = new_area(index, "Vatten")
    block = sent_list if followed_up else unticked
    form = form_of(water, block("Fler träd", ids=["new"]))
    address = reverse("promise_questions", args=[water.pk])
    [asked] = admin.post(address, form).json()["questions"]
    assert third in asked["html"]
    assert ("ett nytt löfte" in asked["html"]) == followed_up
