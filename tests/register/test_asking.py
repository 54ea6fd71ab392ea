"""Before a page with changed promises is published, its form asks what has become of them."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from policy.models import CommitmentRelation, PolicyAreaPage, RegisterArea
from policy.register.page_questions import questions_of
from policy.register.publish_check import check_promises
from tests.support.page_forms import commitments as sent_list
from tests.support.page_forms import fields, send
from tests.support.register import commitments, history, lists, new_area, publish, set_body

pytestmark = pytest.mark.one_database

IDS = ["id-Fler träd", "id-Renare luft"]
LEAD = "Vi gör det grönt."


def form_of(page, *points, ids=None, answers=None, **changes):
    own = sent_list(*points, ids=ids or IDS)
    own[1].update(changes)
    if not changes.get("followed_up", True):
        del own[1]["followed_up"]
    data = fields(page, [own], lead=LEAD, **{"body-0-id": "list"})
    return {**data, "answers": json.dumps(answers or {})}


def errors(response):
    """The texts of a refused form, as one."""
    return response.content.decode() if response.status_code == 200 else ""


def rewording(was, now, answer, block_id="id-Fler träd"):
    return {
        "points": {
            block_id: {"was": f"Vi lovar: {was}", "is": f"Vi lovar: {now}", "answer": answer}
        }
    }


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_publishing_asks_what_a_reworded_promise_is(admin, climate, one, button):
    response = send(admin, climate, form_of(climate, "Färre träd", "Renare luft"), button)
    assert "bättre formulerat, ett ändrat löfte eller ett annat löfte" in errors(response)
    [error] = response.context["form"].publish_errors
    assert error.where == ("body", 0, "points", 0)
    assert history(one) == ["Fler träd"]


def test_draft_is_saved_unanswered(admin, climate):
    form = form_of(climate, "Färre träd", "Renare luft")
    assert send(admin, climate, form, action="").status_code == 302
    climate.refresh_from_db()
    draft = climate.get_latest_revision_as_object()
    assert draft.body[0].value["points"][0] == "Färre träd"


@pytest.mark.parametrize("answer", ["same", "changed"])
def test_answer_is_entered_with_the_words(admin, climate, one, answer):
    answers = rewording("Fler träd", "Färre träd", answer)
    form = form_of(climate, "Färre träd", "Renare luft", answers=answers)
    assert send(admin, climate, form).status_code == 302
    assert [w.change for w in one.wordings.order_by("pk")] == ["", answer]


def test_another_promise_is_a_new_one(admin, climate, one):
    answers = rewording("Fler träd", "Färre träd", "another")
    form = form_of(climate, "Färre träd", "Renare luft", answers=answers)
    assert send(admin, climate, form).status_code == 302
    assert history(one) == ["Fler träd", "replaced"]
    new = commitments(climate)["Färre träd"]
    assert CommitmentRelation.objects.get().later == new != one


def test_answer_to_other_words_is_none(admin, climate):
    answers = rewording("Fler träd", "Fler buskar", "same")
    response = send(admin, climate, form_of(climate, "Färre träd", "Renare luft", answers=answers))
    assert response.status_code == 200


def test_spelling_slip_asks_nothing(admin, climate, one):
    form = form_of(climate, "fler träd!", "Renare luft")
    assert send(admin, climate, form).status_code == 302
    assert one.wordings.last().change == "same"


@pytest.mark.parametrize("sent", ["", "[]", "{", '{"points": {"a": "\\u0000"}}', "[" * 100_000])
def test_answers_that_nobody_gave_hinder_nothing(admin, climate, sent):
    form = {**form_of(climate, "Fler träd", "Renare luft"), "answers": sent}
    assert send(admin, climate, form).status_code == 302


def test_draft_keeps_only_the_answers_that_it_asks_for(admin, climate):
    answers = {
        **rewording("Fler träd", "Färre träd", "same"),
        "arrived": {"x": "y"},
        "left": {"nobody": {"answer": "split", "to": ["z"]}},
    }
    form = form_of(climate, "Färre träd", "Renare luft", answers=answers)
    send(admin, climate, form, action="")
    climate.refresh_from_db()
    kept = climate.get_latest_revision_as_object().answers
    assert kept == rewording("Fler träd", "Färre träd", "same")


def test_list_that_is_no_longer_followed_up_needs_a_reason(admin, climate, one):
    form = form_of(climate, "Fler träd", "Renare luft", followed_up=False)
    response = send(admin, climate, form)
    [error] = response.context["form"].publish_errors
    assert error.where == ("body", 0, "not_followed_up_because")
    reason = {"not_followed_up_because": "Kommunen mäter det inte."}
    form = form_of(climate, "Fler träd", "Renare luft", followed_up=False, **reason)
    assert send(admin, climate, form).status_code == 302
    assert one.wordings.last().note == "Kommunen mäter det inte."


def test_point_without_words_stops_the_publishing_at_its_place(admin, climate):
    points, ids = ("Fler träd", "Renare luft", "– …"), [*IDS, "new"]
    response = send(admin, climate, form_of(climate, *points, ids=ids))
    [error] = response.context["form"].publish_errors
    assert error.where == ("body", 0, "points", 2)


def test_new_page_asks_nothing(admin, index):
    area = new_area(index, "Vatten")
    form = form_of(area, "Rent vatten", "Fler brunnar")
    assert send(admin, area, form).status_code == 302


def test_translation_follows_the_swedish_page(english):
    block = next(one for one in english.body if one.block_type == "commitments")
    block.value["points"][0] = "Something else altogether"
    assert questions_of(english) is None


@pytest.fixture
def water(index):
    return new_area(index, "Vatten", "Rent vatten")


def test_new_page_is_asked_before_it_is_saved(admin, index, climate, one):
    publish(climate, "Renare luft")
    new = PolicyAreaPage(title="Vatten", slug="vatten")
    form = form_of(new, "Fler träd", ids=["new"])
    below = reverse("new_page_questions", args=[index.pk])
    add = reverse("wagtailadmin_pages:add", args=["policy", "policyareapage", index.pk])
    assert f'data-promise-questions="{below}"' in admin.get(add).content.decode()
    [asked] = admin.post(below, form).json()["questions"]
    assert (asked["kind"], asked["block"]) == ("arrived", "new")
    response = admin.post(add, {**form, "action-publish": "1"})
    assert "löftet som stod under Klimat till den" in errors(response)
    form["answers"] = json.dumps({"arrived": {"new": one.public_id}})
    assert admin.post(add, {**form, "action-publish": "1"}).status_code == 302
    one.refresh_from_db()
    assert (one.withdrawn_since, one.area.title) == (None, "Vatten")


def questions(client, page, *points, ids):
    """What the scripts of the form get to know."""
    address = reverse("promise_questions", args=[page.pk])
    return client.post(address, form_of(page, *points, ids=ids)).json()["questions"]


def test_words_that_another_page_gave_up_may_have_moved_here(admin, climate, water):
    moved = commitments(climate)["Fler träd"]
    publish(climate, "Renare luft")
    [asked] = questions(admin, water, "Rent vatten", "Fler träd", ids=["id-Rent vatten", "new"])
    assert (asked["kind"], asked["block"]) == ("arrived", "new")
    assert f"under Klimat till den {timezone.localdate().day} " in asked["html"]
    form = form_of(
        water,
        "Rent vatten",
        "Fler träd",
        ids=["id-Rent vatten", "new"],
        answers={"arrived": {"new": moved.public_id}},
    )
    assert send(admin, water, form).status_code == 302
    assert commitments(water)["Fler träd"] == moved


@pytest.mark.parametrize(("suffix", "change"), [("", "same"), ("/changed", "changed")])
def test_words_that_moved_under_another_heading_may_be_changed(
    admin, climate, water, suffix, change
):
    moved = commitments(climate)["Fler träd"]
    publish(climate, "Renare luft")
    form = form_of(water, "Fler träd", ids=["new"], heading="Vi stoppar")
    address = reverse("promise_questions", args=[water.pk])
    [arrived] = [
        one for one in admin.post(address, form).json()["questions"] if one["kind"] == "arrived"
    ]
    assert f'value="{moved.public_id}/changed"' in arrived["html"]
    answers = json.dumps({"arrived": {"new": moved.public_id + suffix}})
    assert send(admin, water, {**form, "answers": answers}).status_code == 302
    assert commitments(water)["Fler träd"] == moved
    words = moved.wordings.order_by("pk").last()
    assert (words.statement, words.change) == ("Vi stoppar: Fler träd", change)


def test_words_that_stand_elsewhere_already_may_be_where_they_went(admin, climate, water):
    moved = commitments(climate)["Fler träd"]
    publish(water, "Rent vatten", "Fler träd")
    twin = commitments(water)["Fler träd"]
    [asked] = questions(admin, climate, "Renare luft", ids=IDS[1:])
    assert (asked["kind"], asked["block"]) == ("left", "list")
    assert "samma ord står under Vatten" in asked["html"]
    answers = {"left": {moved.public_id: {"answer": "moved", "to": [twin.public_id]}}}
    form = form_of(climate, "Renare luft", ids=IDS[1:], answers=answers)
    assert send(admin, climate, form).status_code == 302
    moved.refresh_from_db()
    assert moved.translation_key == water.translation_key
    assert moved.withdrawn_since is None


def test_move_that_nobody_has_answered_for_stops_the_publishing_of_where_it_came(
    admin, climate, water
):
    moved = commitments(climate)["Fler träd"]
    publish(climate, "Renare luft")
    form = form_of(water, "Rent vatten", "Fler träd", ids=["id-Rent vatten", "new"])
    [error] = send(admin, water, form).context["form"].publish_errors
    assert error.where == ("body", 0, "points", 1)
    assert "löftet som stod under Klimat till den" in error.text
    form["answers"] = json.dumps({"arrived": {"new": ""}})
    assert send(admin, water, form).status_code == 302
    assert commitments(water)["Fler träd"] != moved


def test_move_that_nobody_has_answered_for_stops_the_publishing_of_where_it_left(
    admin, climate, one, water
):
    publish(water, "Rent vatten", "Fler träd")
    form = form_of(climate, "Renare luft", ids=IDS[1:])
    [error] = send(admin, climate, form).context["form"].publish_errors
    assert "samma ord står under Vatten" in error.text
    assert history(one) == ["Fler träd"]
    form["answers"] = json.dumps({"left": {one.public_id: {"answer": "withdrawn", "to": []}}})
    assert send(admin, climate, form).status_code == 302
    assert history(one) == ["Fler träd", "removed"]


def test_move_that_publishes_by_itself_is_not_stopped(climate, one, water):
    publish(climate, "Renare luft")
    publish(water, "Rent vatten", "Fler träd")
    assert commitments(water)["Fler träd"] != one


@pytest.mark.parametrize(("suffix", "change"), [("", "same"), ("/changed", "changed")])
def test_promise_that_left_for_another_heading_may_be_changed_there(
    admin, climate, water, one, suffix, change
):
    own = lists("Fler träd")
    own[0]["value"]["heading"] = "Vi stoppar"
    set_body(water, own)
    water.save_revision().publish()
    twin = commitments(water)["Fler träd"]
    [asked] = questions(admin, climate, "Renare luft", ids=IDS[1:])
    assert f'data-to="{twin.public_id}/changed"' in asked["html"]
    answers = {"left": {one.public_id: {"answer": "moved", "to": [twin.public_id + suffix]}}}
    form = form_of(climate, "Renare luft", ids=IDS[1:], answers=answers)
    assert send(admin, climate, form).status_code == 302
    words = one.wordings.order_by("pk").last()
    assert (words.statement, words.change) == ("Vi stoppar: Fler träd", change)


def test_words_of_an_earlier_term_may_be_taken_over_from_there(admin, index, climate, one):
    RegisterArea.objects.filter(pk=one.area_id).update(term_start=2014, term_end=2018)
    area = new_area(index, "Träd")
    points, ids = ("Fler träd", "Renare luft"), ["tree", "air"]
    asked = questions(admin, area, *points, ids=ids)
    assert [(question["kind"], question["block"]) for question in asked] == [
        ("taken_over", "tree"),
        ("taken_over", "air"),
    ]
    assert "Löftet är övertaget från 2014–2018" in asked[0]["html"]
    answers = {"taken_over": {"tree": one.public_id, "air": "", "nowhere": one.public_id}}
    form = form_of(area, *points, ids=ids, answers=answers)
    assert send(admin, area, form).status_code == 302
    [relation] = CommitmentRelation.objects.all()
    assert (relation.earlier, relation.kind) == (one, "taken-over")
    assert relation.later == commitments(area)["Fler träd"]
    area.refresh_from_db()
    area.save()
    assert CommitmentRelation.objects.count() == 1


def test_promise_that_was_split_names_its_parts(admin, climate, one):
    points, ids = ("Fler lindar", "Fler ekar", "Renare luft"), ["lind", "ek", IDS[1]]
    [asked] = questions(admin, climate, *points, ids=ids)
    assert asked["kind"] == "left"
    assert "Vi lovar: Fler ekar" in asked["html"]
    answers = {"left": {one.public_id: {"answer": "split", "to": []}}}
    response = send(admin, climate, form_of(climate, *points, ids=ids, answers=answers))
    assert response.context["form"].publish_errors[0].where == ("body",)
    answers["left"][one.public_id]["to"] = ["lind", "ek"]
    response = send(admin, climate, form_of(climate, *points, ids=ids, answers=answers))
    assert response.status_code == 302
    parts = CommitmentRelation.objects.filter(earlier=one, kind="split")
    assert {str(part.later) for part in parts} == {"Fler lindar", "Fler ekar"}


def test_edited_point_and_an_added_one_are_parts_of_what_stood_there(admin, climate, one):
    points, ids = ("Fler lindar", "Renare luft", "Fler ekar"), [*IDS, "ek"]
    [asked] = questions(admin, climate, *points, ids=ids)
    assert asked["kind"] == "reworded"
    assert 'value="split"' in asked["html"]
    assert "Vi lovar: Fler ekar" in asked["html"]
    answers = rewording("Fler träd", "Fler lindar", "split")
    form = form_of(climate, *points, ids=ids, answers=answers)
    assert "ändrat löfte eller ett annat löfte" in errors(send(admin, climate, form))
    answers["points"][IDS[0]]["to"] = ["ek"]
    assert send(admin, climate, {**form, "answers": json.dumps(answers)}).status_code == 302
    assert history(one) == ["Fler träd", "removed"]
    parts = CommitmentRelation.objects.filter(earlier=one, kind="split")
    assert {str(part.later) for part in parts} == {"Fler lindar", "Fler ekar"}
    assert commitments(climate)["Fler träd"] == one


def test_promise_that_just_leaves_is_warned_of_and_hinders_nothing(admin, climate, one):
    [asked] = questions(admin, climate, "Renare luft", ids=IDS[1:])
    assert (asked["kind"], asked["block"]) == ("left", "list")
    assert "står det i registret att löftet är struket" in asked["html"]
    draft = type(climate).objects.get(pk=climate.pk)
    set_body(draft, lists("Renare luft"))
    [warning] = check_promises(draft)
    assert "”Vi lovar: Fler träd” står inte längre på sidan" in warning.text
    assert not warning.is_error
    assert send(admin, climate, form_of(climate, "Renare luft", ids=IDS[1:])).status_code == 302
    assert history(one) == ["Fler träd", "removed"]


def test_bulk_publishing_asks_as_well(admin, climate, one):
    climate = climate.get_latest_revision_as_object()
    set_body(climate, lists("Färre träd", "Renare luft", ids=IDS))
    climate.lead = LEAD
    climate.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{address}?id={climate.pk}&next=/admin/", {"include_descendants": ""})
    assert history(one) == ["Fler träd"]


@pytest.mark.parametrize("body", [{}, {"body-count": "x"}, {"body-count": "1"}])
def test_what_is_no_body_asks_nothing(admin, climate, body):
    address = reverse("promise_questions", args=[climate.pk])
    assert admin.post(address, body).json() == {"questions": []}


def test_only_who_may_edit_the_page_is_told(client, admin, climate, django_user_model):
    address = reverse("promise_questions", args=[climate.pk])
    assert admin.get(address).status_code == 405
    client.logout()
    assert client.post(address, {}).status_code == 302


@pytest.mark.parametrize("number", [1, 40])
def test_queries_do_not_grow_with_the_points(index, number, django_assert_max_num_queries):
    area = new_area(index, "Många", *(f"Löfte nummer {n}" for n in range(number)))
    points = [f"Något annat {n}" for n in range(number)]
    ids = [f"id-Löfte nummer {n}" for n in range(number)]
    set_body(area, lists(*points, "Nytt", ids=[*ids, "new"]))
    area = type(area).objects.get(pk=area.pk)
    with django_assert_max_num_queries(20):
        questions_of(area)


def test_words_that_nobody_answered_for_are_named_in_the_list_of_the_page(admin, climate):
    page = reverse("wagtailadmin_pages:edit", args=[climate.pk])
    note = "ingen har sagt om det är samma löfte"
    assert note not in admin.get(page).content.decode()
    publish(climate, "Färre träd", "Renare luft", ids=IDS)
    assert note in admin.get(page).content.decode()
