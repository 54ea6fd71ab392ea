"""What the pages promise enters the register as it is published, and never leaves it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from policy.models import (
    ArticlePage,
    Commitment,
    CommitmentWording,
    PolicyAreaPage,
    PolicyIndexPage,
    RegisterArea,
)
from policy.register import receivers
from tests.support.register import commitments, history, lists, new_area, publish, set_body


def test_every_followed_up_point_is_registered_when_it_is_published(index):
    area = new_area(index, "Klimat", "Fler träd", "  Renare\n luft ")
    assert list(commitments(area)) == ["Fler träd", "Renare luft"]
    one = commitments(area)["Fler träd"]
    assert one.area.title == "Klimat"
    assert one.area.term == "2018–2022"
    assert one.withdrawn_since is None


def test_draft_is_not_registered(index, climate):
    set_body(climate, lists("Hemligt utkast"))
    climate.save_revision()
    assert list(commitments(climate)) == ["Fler träd", "Renare luft"]


def test_list_that_is_not_followed_up_is_not_registered(index):
    assert commitments(new_area(index, "Klimat", "Ett mål", followed_up=False)) == {}


def test_registering_and_publishing_are_one_transaction(index, climate, monkeypatch):
    def fail(climate):
        raise RuntimeError

    monkeypatch.setattr(receivers, "sync_page", fail)
    with pytest.raises(RuntimeError):
        publish(climate, "Nytt löfte")
    assert "Nytt löfte" not in str(PolicyAreaPage.objects.get(pk=climate.pk).body.raw_data[0])


def test_changed_words_are_a_new_wording_of_the_same_commitment(climate):
    before = commitments(climate)["Fler träd"]
    publish(climate, "Tusen träd", "Renare luft", ids=["id-Fler träd", "id-Renare luft"])
    assert commitments(climate)["Tusen träd"].pk == before.pk
    assert history(before) == ["Fler träd", "Tusen träd"]


def test_publishing_the_same_words_again_writes_nothing(climate):
    count = CommitmentWording.objects.count()
    publish(climate, "Renare luft", "Fler träd")
    publish(climate, "Renare  luft", "Fler träd", ids=["id-Renare luft", "id-Fler träd"])
    assert CommitmentWording.objects.count() == count


def test_point_that_is_taken_off_is_withdrawn_and_stays(climate):
    publish(climate, "Renare luft")
    one = commitments(climate)["Fler träd"]
    assert one.withdrawn_since == timezone.localdate()
    assert history(one) == ["Fler träd", "removed"]


def test_point_that_returns_is_the_same_commitment(climate):
    before = commitments(climate)["Fler träd"].pk
    publish(climate, "Renare luft")
    publish(climate, "Renare luft", "Fler träd")
    one = commitments(climate)["Fler träd"]
    assert (one.pk, one.withdrawn_since) == (before, None)
    assert history(one) == ["Fler träd", "removed", "Fler träd"]


@pytest.mark.parametrize("pause", [False, True])
def test_point_typed_again_with_the_same_words_is_the_same_commitment(climate, pause):
    before = commitments(climate)["Fler träd"].pk
    if pause:
        publish(climate, "Renare luft")
    publish(climate, "Fler träd", "Renare luft", ids=["typed-again", "id-Renare luft"])
    assert commitments(climate)["Fler träd"].pk == before
    assert len(commitments(climate)) == 2


def test_two_points_with_the_same_words_are_two_commitments(index):
    climate = new_area(index, "Klimat", "Fler träd", "Fler träd", ids=["a", "b"])
    assert Commitment.objects.filter(translation_key=climate.translation_key).count() == 2


def test_old_and_retyped_point_that_part_are_two_commitments(climate):
    before = commitments(climate)["Fler träd"].pk
    publish(climate, "Fler träd", ids=["retyped"])
    publish(climate, "Fler träd", "Fler buskar", ids=["id-Fler träd", "retyped"])
    assert commitments(climate)["Fler träd"].pk == before
    assert commitments(climate)["Fler buskar"].pk != before


def test_unpublishing_withdraws_and_publishing_brings_back(climate):
    climate.unpublish()
    assert all(one.withdrawn_since for one in commitments(climate).values())
    assert history(commitments(climate)["Fler träd"]) == ["Fler träd", "unpublished"]
    climate.get_latest_revision().publish()
    assert not any(one.withdrawn_since for one in commitments(climate).values())


def test_switching_the_follow_up_off_withdraws_nothing(climate):
    climate = publish(climate, "Fler träd", "Renare luft", followed_up=False)
    for one in commitments(climate).values():
        assert one.withdrawn_since is None
        assert one.history.unfollowed
        assert history(one) == [one.text, "unfollowed"]
    publish(climate, "Fler träd", followed_up=False)
    assert commitments(climate)["Fler träd"].history.unfollowed
    gone = commitments(climate)["Renare luft"]
    assert gone.withdrawn_since
    assert gone.history.unfollowed is None


@pytest.mark.parametrize("above", [False, True])
def test_deleted_page_leaves_its_commitments(index, climate, above):
    article = climate.add_child(instance=ArticlePage(title="Mer", live=False))
    publish(article, "En cykelväg")
    Page.objects.get(pk=(climate if above else article).pk).delete()
    one = commitments(article)["En cykelväg"]
    assert history(one) == ["En cykelväg", "deleted"]
    assert one.area.title == "Klimat"
    assert bool(commitments(climate)["Fler träd"].withdrawn_since) is above


def test_moving_changes_the_area_and_nothing_else(index, climate, area):
    article = climate.add_child(instance=ArticlePage(title="Mer", live=False))
    article = publish(article, "En cykelväg")
    article.move(area, pos="last-child")
    one = commitments(article)["En cykelväg"]
    assert (one.area.title, one.withdrawn_since) == ("Utbildning", None)
    assert history(one) == ["En cykelväg"]


def test_renamed_area_is_renamed_in_the_register_when_it_is_published(index, climate):
    climate.title = "Klimat och miljö"
    revision = climate.save_revision()
    assert commitments(climate)["Fler träd"].area.title == "Klimat"
    revision.publish()
    assert commitments(climate)["Fler träd"].area.title == "Klimat och miljö"


def test_area_moved_to_another_programme_keeps_the_term_of_its_promises(index, climate):
    older = index.add_child(
        instance=PolicyIndexPage(title="Förr", slogan="Förr", term_start=2014, term_end=2018)
    )
    climate.move(older, pos="last-child")
    assert commitments(climate)["Fler träd"].area.term == "2018–2022"
    publish(climate, "Fler träd", "Renare luft", "Nytt")
    assert commitments(climate)["Nytt"].area.term == "2018–2022"


def test_article_moved_to_an_area_of_another_term_keeps_its_promises_where_they_are(index, climate):
    article = publish(climate.add_child(instance=ArticlePage(title="Cykla", live=False)), "En väg")
    older = index.add_child(
        instance=PolicyIndexPage(title="Förr", slogan="Förr", term_start=2014, term_end=2018)
    )
    there = new_area(older, "Trafik", "En bro")
    article.move(there, pos="last-child")
    one = commitments(article)["En väg"]
    assert (str(one.area), one.withdrawn_since) == ("Klimat 2018–2022", None)


def test_draft_title_of_an_area_is_not_shown(index):
    area = index.add_child(instance=PolicyAreaPage(title="Hemlig", live=False))
    article = publish(area.add_child(instance=ArticlePage(title="Öppen", live=False)), "Ett löfte")
    assert commitments(article)["Ett löfte"].area.title == "Politik"
    area.save_revision().publish()
    assert commitments(article)["Ett löfte"].area.title == "Hemlig"


def test_copied_page_makes_commitments_of_its_own(index, climate):
    draft = climate.copy(update_attrs={"slug": "utkast"}, keep_live=False)
    assert commitments(draft) == {}
    copy = climate.copy(update_attrs={"slug": "kopia"})
    assert list(commitments(copy)) == ["Fler träd", "Renare luft"]
    assert commitments(copy)["Fler träd"].pk != commitments(climate)["Fler träd"].pk


def test_alias_makes_no_commitments(index, climate):
    alias = climate.create_alias(update_slug="alias")
    publish(climate, "Ny punkt")
    assert commitments(alias) == {}
    alias.delete()
    assert commitments(climate)["Ny punkt"].withdrawn_since is None


def test_alias_made_a_page_of_its_own_is_registered(index, climate):
    alias = climate.create_alias(update_slug="alias")
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    assert list(commitments(alias)) == ["Fler träd", "Renare luft"]


def test_scheduled_publishing_registers_when_it_happens(climate):
    set_body(climate, lists("I morgon"))
    climate.go_live_at = timezone.now() + timedelta(days=1)
    climate.save_revision().publish()
    assert "I morgon" not in commitments(climate)
    climate.revisions.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    revision = climate.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert commitments(climate)["I morgon"].withdrawn_since is None
    assert commitments(climate)["Fler träd"].withdrawn_since


def test_expired_page_withdraws(climate):
    PolicyAreaPage.objects.filter(pk=climate.pk).update(
        expire_at=timezone.now() - timedelta(days=1)
    )
    call_command("publish_scheduled")
    assert all(one.withdrawn_since for one in commitments(climate).values())


def test_reverting_brings_back_the_old_words(climate):
    first = climate.get_latest_revision()
    publish(climate, "Tusen träd", ids=["id-Fler träd"])
    first.as_object().save_revision(previous_revision=first).publish(previous_revision=first)
    assert history(commitments(climate)["Fler träd"]) == ["Fler träd", "Tusen träd", "Fler träd"]


def test_translations_share_their_commitments(index, climate):
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = climate.copy_for_translation(english)
    assert len(commitments(climate)) == 2
    words = ["More trees", "Cleaner air"]
    translation = publish(translation, *words, ids=["id-Fler träd", "id-Renare luft"])
    assert len(commitments(climate)) == 2
    one = commitments(climate)["Fler träd"]
    assert history(one, "en") == ["More trees"]
    publish(climate, "Renare luft")
    assert commitments(climate)["Fler träd"].withdrawn_since, "the Swedish page decides"
    assert history(one, "en") == ["More trees"]
    translation.unpublish()
    assert commitments(climate)["Renare luft"].withdrawn_since is None
    assert history(one, "en") == ["More trees", "unpublished"]


def test_register_area_is_kept_in_the_source_language(index, climate):
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = climate.copy_for_translation(english)
    translation.title = "Climate"
    translation = publish(translation, "More trees", ids=["id-Fler träd"])
    translation.title = "Climate"
    translation.save_revision().publish()
    assert RegisterArea.objects.get(key=climate.translation_key).title == "Klimat"
