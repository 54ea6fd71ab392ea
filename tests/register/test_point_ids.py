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


def press(admin, page, *lists):
    """Publish from the form of a page, which gives the lists that it sends the same ids again."""
    numbered = {f"body-{number}-id": f"list-{number}" for number in range(len(lists))}
    data = fields(page, lists, lead="Vi gör det grönt.", **numbered)
    answer = send(admin, page, data)
    assert answer.status_code == 302, answer.context["form"].errors
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def klimat(index):
    return new_area(index, "Klimat")


def test_two_lists_that_one_page_load_gave_the_same_id(klimat, admin):
    klimat = press(admin, klimat, sent_list("Solceller", "Träd"), sent_list("Budget", "Cyklar"))
    assert_one_each(klimat, {"Solceller", "Träd", "Budget", "Cyklar"})


def test_form_that_stays_open_sends_the_same_ids_again(klimat, admin):
    klimat = press(admin, klimat, sent_list("Solceller"), sent_list("Koldioxid"))
    ids = ids_in(klimat)
    klimat = press(admin, klimat, sent_list("Solceller"), sent_list("En koldioxidbudget"))
    assert_one_each(klimat, {"Solceller", "En koldioxidbudget"})
    assert ids_in(klimat)["En koldioxidbudget"] == ids["Koldioxid"]
    assert history(standing(klimat)["En koldioxidbudget"]) == ["Koldioxid", "En koldioxidbudget"]


def test_point_changes_its_words_and_one_typed_again_keeps_the_old_ones(klimat, admin):
    """Both have been the same commitment: the one that made it keeps it, the other is new."""
    klimat = press(admin, klimat, sent_list("Fler träd", ids=["first"]))
    tree = commitments(klimat)["Fler träd"]
    klimat = press(admin, klimat, sent_list("Fler träd", ids=["typed-again"]))
    assert commitments(klimat)["Fler träd"] == tree
    both = sent_list("Fler buskar", "Fler träd", ids=["first", "typed-again"])
    klimat = press(admin, klimat, both)
    assert_one_each(klimat, {"Fler buskar", "Fler träd"})
    assert standing(klimat)["Fler buskar"] == tree
    assert history(tree) == ["Fler träd", "Fler buskar"]


def test_first_list_is_deleted_in_the_visit_that_made_both(klimat):
    klimat = publish(klimat, TWINS)
    klimat = publish(klimat, TWINS[1:])
    assert_one_each(klimat, {"Införa en koldioxidbudget"})
    withdrawn = commitments(klimat)["Sätta solceller på taken"]
    assert history(withdrawn) == ["Sätta solceller på taken", "removed"]


def test_status_stays_with_the_words_that_had_it(klimat):
    klimat = publish(klimat, TWINS[:1])
    update(commitments(klimat)["Sätta solceller på taken"], status="done")
    klimat = publish(klimat, [TWINS[1], TWINS[0]])
    assert_one_each(klimat)
    assert standing(klimat)["Sätta solceller på taken"].status == "done"
    assert ids_in(klimat)["Sätta solceller på taken"] == "same"


def test_scheduled_old_revision_and_revert(klimat):
    old = draft(klimat, TWINS)
    klimat = publish(klimat, TWINS[:1])
    old = Revision.objects.get(pk=old.pk)
    old.as_object().save_revision(previous_revision=old).publish(previous_revision=old)
    klimat.refresh_from_db()
    assert_one_each(klimat)


def test_page_saved_without_a_revision(index):
    klimat = PolicyAreaPage(title="Klimat", slug="klimat")
    set_body(klimat, TWINS)
    index.add_child(instance=klimat)
    assert_one_each(klimat)


def test_points_without_ids_get_lasting_ones(index):
    klimat = PolicyAreaPage(title="Klimat", slug="klimat")
    value = {"heading": "", "points": ["Träd", "Luft"], "followed_up": True}
    set_body(klimat, [{"type": "commitments", "value": value}])
    index.add_child(instance=klimat)
    stored = PolicyAreaPage.objects.get(pk=klimat.pk)
    points = CommitmentPoint.objects.filter(translation_key=klimat.translation_key)
    assert set(points.values_list("block_id", flat=True)) == set(ids_in(stored).values())


def test_twins_within_one_list(klimat):
    body = [one_list("only", ("same", "Träd"), ("same", "Luft"), ("same", "Vatten"))]
    klimat = publish(klimat, body)
    assert_one_each(klimat, {"Träd", "Luft", "Vatten"})
    ids = ids_in(klimat)
    klimat = publish(klimat, [one_list("only", ("same", "Luft"), ("same", "Vatten"))])
    assert ids_in(klimat) == {text: ids[text] for text in ("Luft", "Vatten")}


def test_points_of_a_list_that_is_not_followed_up_yet(klimat):
    body = json.loads(json.dumps(TWINS))
    body[1]["value"]["followed_up"] = False
    klimat = publish(klimat, body)
    assert len(set(ids_in(klimat).values())) == 3
    body[1]["value"]["followed_up"] = True
    assert_one_each(publish(klimat, body))


def test_points_of_a_copied_page_are_others(klimat):
    klimat = publish(klimat, TWINS)
    copy = klimat.copy(update_attrs={"slug": "kopia"})
    assert not set(ids_in(klimat).values()) & set(ids_in(copy).values())
    assert_one_each(copy)
    assert_one_each(klimat)
    assert not set(standing(klimat).values()) & set(standing(copy).values())


def test_block_sent_to_another_page_with_its_ids_takes_nothing_from_there(klimat, index):
    klimat = publish(klimat, TWINS[:1])
    update(commitments(klimat)["Plantera träd"])
    other = publish(new_area(index, "Natur"), TWINS[:1])
    for _again in range(2):
        other = publish(other, TWINS[:1])
    assert_one_each(other, {"Sätta solceller på taken", "Plantera träd"})
    assert not set(ids_in(klimat).values()) & set(ids_in(other).values())
    assert standing(other)["Plantera träd"].updates.count() == 0
    assert history(standing(other)["Plantera träd"]) == ["Plantera träd"]


def test_alias_that_becomes_a_page_of_its_own(klimat):
    klimat = publish(klimat, TWINS)
    alias = klimat.create_alias(update_slug="alias")
    own = PolicyAreaPage.objects.get(pk=alias.pk)
    ConvertAliasPageAction(own).execute()
    own = PolicyAreaPage.objects.get(pk=own.pk)
    assert_one_each(own)
    assert not set(ids_in(klimat).values()) & set(ids_in(own).values())


def test_translation_shares_the_ids_of_its_source(klimat, index):
    klimat = publish(klimat, TWINS)
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = klimat.copy_for_translation(english)
    assert set(ids_in(translation).values()) == set(ids_in(klimat).values())
    translated = [
        one_list("second", ("same", "A carbon budget")),
        one_list("first", ("same", "Solar panels"), ("own", "Plant trees")),
    ]
    translation = publish(translation, translated)
    sources, ids = ids_in(klimat), ids_in(translation)
    assert ids["Solar panels"] == sources["Sätta solceller på taken"]
    assert ids["A carbon budget"] == sources["Införa en koldioxidbudget"]
    assert len(CommitmentPoint.objects.filter(translation_key=klimat.translation_key)) == 3


def test_publish_at_a_set_time(klimat):
    later = timezone.now() + timedelta(days=1)
    scheduled = klimat.get_latest_revision_as_object()
    set_body(scheduled, TWINS)
    scheduled.go_live_at = later
    revision = scheduled.save_revision(approved_go_live_at=later)
    klimat = publish(klimat, TWINS[:1])
    revision.refresh_from_db()
    revision.content["go_live_at"] = None
    revision.publish()
    assert_one_each(klimat)
    assert Page.objects.get(pk=klimat.pk).live
