"""Every point is a promise of its own, whatever sent the body: no two share a block id."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page, Revision

from policy.models import CommitmentPoint, PolicyAreaPage
from tests.support.page_forms import commitments as sent_list
from tests.support.page_forms import fields, send
from tests.support.points import TWINS, assert_one_each, draft, ids_in, one_list, publish, standing
from tests.support.register import commitments, history, new_area, set_body, update


def press(admin, page, *lists, same=None):
    """Publish from the form of a page, which gives the lists that it sends the same ids again.

    `same` are a point's id and its words before and now: the editor says they are one promise.
    """
    numbered = {f"body-{number}-id": f"list-{number}" for number in range(len(lists))}
    answers = {}
    if same:
        block_id, was, now = same
        said = {"was": f"Vi lovar: {was}", "is": f"Vi lovar: {now}", "answer": "same"}
        answers = {"points": {block_id: said}}
    data = fields(page, lists, lead="Vi gör det grönt.", answers=json.dumps(answers), **numbered)
    answer = send(admin, page, data)
    assert answer.status_code == 302, answer.context["form"].errors
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def climate(index):
    return new_area(index, "Klimat")


def test_two_lists_that_one_page_load_gave_the_same_id(climate, admin):
    climate = press(admin, climate, sent_list("Solceller", "Träd"), sent_list("Budget", "Cyklar"))
    assert_one_each(climate, {"Solceller", "Träd", "Budget", "Cyklar"})


def test_form_that_stays_open_sends_the_same_ids_again(climate, admin):
    climate = press(admin, climate, sent_list("Solceller"), sent_list("Koldioxid"))
    ids = ids_in(climate)
    same = (ids["Koldioxid"], "Koldioxid", "En koldioxidbudget")
    climate = press(
        admin, climate, sent_list("Solceller"), sent_list("En koldioxidbudget"), same=same
    )
    assert_one_each(climate, {"Solceller", "En koldioxidbudget"})
    assert ids_in(climate)["En koldioxidbudget"] == ids["Koldioxid"]
    assert history(standing(climate)["En koldioxidbudget"]) == ["Koldioxid", "En koldioxidbudget"]


def test_point_changes_its_words_and_one_typed_again_keeps_the_old_ones(climate, admin):
    """Both have been the same commitment: the one that made it keeps it, the other is new."""
    climate = press(admin, climate, sent_list("Fler träd", ids=["first"]))
    tree = commitments(climate)["Fler träd"]
    climate = press(admin, climate, sent_list("Fler träd", ids=["typed-again"]))
    assert commitments(climate)["Fler träd"] == tree
    both = sent_list("Fler buskar", "Fler träd", ids=["first", "typed-again"])
    climate = press(admin, climate, both, same=("first", "Fler träd", "Fler buskar"))
    assert_one_each(climate, {"Fler buskar", "Fler träd"})
    assert standing(climate)["Fler buskar"] == tree
    assert history(tree) == ["Fler träd", "Fler buskar"]


def test_first_list_is_deleted_in_the_visit_that_made_both(climate):
    climate = publish(climate, TWINS)
    climate = publish(climate, TWINS[1:])
    assert_one_each(climate, {"Införa en koldioxidbudget"})
    withdrawn = commitments(climate)["Sätta solceller på taken"]
    assert history(withdrawn) == ["Sätta solceller på taken", "removed"]


def test_status_stays_with_the_words_that_had_it(climate):
    climate = publish(climate, TWINS[:1])
    update(commitments(climate)["Sätta solceller på taken"], status="done")
    climate = publish(climate, [TWINS[1], TWINS[0]])
    assert_one_each(climate)
    assert standing(climate)["Sätta solceller på taken"].status == "done"
    assert ids_in(climate)["Sätta solceller på taken"] == "same"


def test_scheduled_old_revision_and_revert(climate):
    old = draft(climate, TWINS)
    climate = publish(climate, TWINS[:1])
    old = Revision.objects.get(pk=old.pk)
    old.as_object().save_revision(previous_revision=old).publish(previous_revision=old)
    climate.refresh_from_db()
    assert_one_each(climate)


def test_page_saved_without_a_revision(index):
    climate = PolicyAreaPage(title="Klimat", slug="klimat")
    set_body(climate, TWINS)
    index.add_child(instance=climate)
    assert_one_each(climate)


def test_points_without_ids_get_lasting_ones(index):
    climate = PolicyAreaPage(title="Klimat", slug="klimat")
    value = {"heading": "", "points": ["Träd", "Luft"], "followed_up": True}
    set_body(climate, [{"type": "commitments", "value": value}])
    index.add_child(instance=climate)
    stored = PolicyAreaPage.objects.get(pk=climate.pk)
    points = CommitmentPoint.objects.filter(translation_key=climate.translation_key)
    assert set(points.values_list("block_id", flat=True)) == set(ids_in(stored).values())


def test_twins_within_one_list(climate):
    body = [one_list("only", ("same", "Träd"), ("same", "Luft"), ("same", "Vatten"))]
    climate = publish(climate, body)
    assert_one_each(climate, {"Träd", "Luft", "Vatten"})
    ids = ids_in(climate)
    climate = publish(climate, [one_list("only", ("same", "Luft"), ("same", "Vatten"))])
    assert ids_in(climate) == {text: ids[text] for text in ("Luft", "Vatten")}


def test_points_of_a_list_that_is_not_followed_up_yet(climate):
    body = json.loads(json.dumps(TWINS))
    body[1]["value"]["followed_up"] = False
    climate = publish(climate, body)
    assert len(set(ids_in(climate).values())) == 3
    body[1]["value"]["followed_up"] = True
    assert_one_each(publish(climate, body))


def test_points_of_a_copied_page_are_others(climate):
    climate = publish(climate, TWINS)
    copy = climate.copy(update_attrs={"slug": "kopia"})
    assert not set(ids_in(climate).values()) & set(ids_in(copy).values())
    assert_one_each(copy)
    assert_one_each(climate)
    assert not set(standing(climate).values()) & set(standing(copy).values())


def test_block_sent_to_another_page_with_its_ids_takes_nothing_from_there(climate, index):
    climate = publish(climate, TWINS[:1])
    update(commitments(climate)["Plantera träd"])
    other = publish(new_area(index, "Natur"), TWINS[:1])
    for _again in range(2):
        other = publish(other, TWINS[:1])
    assert_one_each(other, {"Sätta solceller på taken", "Plantera träd"})
    assert not set(ids_in(climate).values()) & set(ids_in(other).values())
    assert standing(other)["Plantera träd"].updates.count() == 0
    assert history(standing(other)["Plantera träd"]) == ["Plantera träd"]


def test_alias_that_becomes_a_page_of_its_own(climate):
    climate = publish(climate, TWINS)
    alias = climate.create_alias(update_slug="alias")
    own = PolicyAreaPage.objects.get(pk=alias.pk)
    ConvertAliasPageAction(own).execute()
    own = PolicyAreaPage.objects.get(pk=own.pk)
    assert_one_each(own)
    assert not set(ids_in(climate).values()) & set(ids_in(own).values())


def test_translation_shares_the_ids_of_its_source(climate, index):
    climate = publish(climate, TWINS)
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = climate.copy_for_translation(english)
    assert set(ids_in(translation).values()) == set(ids_in(climate).values())
    translated = [
        one_list("second", ("same", "A carbon budget")),
        one_list("first", ("same", "Solar panels"), ("own", "Plant trees")),
    ]
    translation = publish(translation, translated)
    sources, ids = ids_in(climate), ids_in(translation)
    assert ids["Solar panels"] == sources["Sätta solceller på taken"]
    assert ids["A carbon budget"] == sources["Införa en koldioxidbudget"]
    assert len(CommitmentPoint.objects.filter(translation_key=climate.translation_key)) == 3


def test_publish_at_a_set_time(climate):
    later = timezone.now() + timedelta(days=1)
    scheduled = climate.get_latest_revision_as_object()
    set_body(scheduled, TWINS)
    scheduled.go_live_at = later
    revision = scheduled.save_revision(approved_go_live_at=later)
    climate = publish(climate, TWINS[:1])
    revision.refresh_from_db()
    revision.content["go_live_at"] = None
    revision.publish()
    assert_one_each(climate)
    assert Page.objects.get(pk=climate.pk).live
