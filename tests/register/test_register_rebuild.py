"""The register is rebuilt from the pages' histories, word for word."""

from django.core.management import call_command
from wagtail.models import Locale, Page

from policy.models import Commitment, CommitmentRelation, CommitmentWording, PolicyAreaPage
from tests.support.register import (
    commitments,
    forget,
    history,
    lists,
    new_area,
    publish,
    reword,
    set_body,
    snapshot,
    update,
)


def assert_rebuilt(*keys):
    live = snapshot()
    for key in keys:
        forget(key)
    call_command("rebuild_register", verbosity=0)
    assert snapshot() == live


def test_rebuilt_register_equals_the_live_one(index):
    page = new_area(index, "Klimat", "Fler träd", "Renare luft")
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = page.copy_for_translation(english)
    publish(translation, "More trees", ids=["id-Fler träd"])
    publish(page, "Tusen träd", "Renare luft", ids=["id-Fler träd", "again"])
    page = publish(page, "Renare luft", ids=["again"])
    page.unpublish()
    page.get_latest_revision().publish()
    page.refresh_from_db()
    copy = page.copy(update_attrs={"slug": "kopia"})
    assert len(commitments(copy)) == 1
    assert_rebuilt(page.translation_key, copy.translation_key)


def test_rebuilding_a_whole_register_changes_nothing(index):
    page = new_area(index, "Klimat", "Fler träd")
    gone = new_area(index, "Borta", "Ett gammalt löfte")
    update(commitments(page)["Fler träd"])
    Page.objects.get(pk=gone.pk).delete()
    live, count = snapshot(), CommitmentWording.objects.count()
    call_command("rebuild_register", verbosity=0)
    assert (snapshot(), CommitmentWording.objects.count()) == (live, count)
    assert commitments(gone)["Ett gammalt löfte"].withdrawn_since
    assert commitments(page)["Fler träd"].status == "started"


def test_rebuilding_needs_no_old_revisions(index):
    page = new_area(index, "Klimat", "Fler träd")
    page = publish(page, "Tusen träd", ids=["id-Fler träd"])
    page.revisions.exclude(pk=page.live_revision_id).delete()
    live = snapshot()
    call_command("rebuild_register", verbosity=0)
    assert snapshot() == live


def test_rebuilding_adds_what_stands_there_today_when_the_histories_are_gone(index):
    page = new_area(index, "Klimat", "Fler träd")
    page = publish(page, "Tusen träd", ids=["id-Fler träd"])
    one = commitments(page)["Tusen träd"]
    page.revisions.all().delete()
    set_body(page, lists("En miljon träd", ids=["id-Fler träd"]))
    PolicyAreaPage.objects.filter(pk=page.pk).update(body=page.body)
    call_command("rebuild_register", verbosity=0)
    assert history(one) == ["Fler träd", "Tusen träd", "En miljon träd"]
    call_command("rebuild_register", verbosity=0)
    assert history(one) == ["Fler träd", "Tusen träd", "En miljon träd"]


def test_rebuilding_enters_nothing_of_an_alias(index):
    page = new_area(index, "Klimat", "Fler träd")
    alias = page.create_alias(update_slug="alias")
    assert alias.translation_key != page.translation_key
    call_command("rebuild_register", verbosity=0)
    assert commitments(alias) == {}
    assert history(commitments(page)["Fler träd"]) == ["Fler träd"]


def test_rebuilding_enters_no_draft_that_was_copied_with_its_page(index):
    page = new_area(index, "Klimat", "Fler träd")
    set_body(page, lists("Hemligt utkast", ids=["id-Fler träd"]))
    page.save_revision()
    copy = PolicyAreaPage.objects.get(pk=page.pk).copy(update_attrs={"slug": "kopia"})
    [one] = commitments(copy).values()
    public_id = one.public_id
    assert history(one) == ["Fler träd"]
    forget(copy.translation_key)
    call_command("rebuild_register", verbosity=0)
    [one] = commitments(copy).values()
    assert (one.public_id, history(one)) == (public_id, ["Fler träd"])


def test_rebuilding_invents_no_promise_for_a_point_that_was_typed_again(index):
    page = new_area(index, "Klimat", "Skola", ids=["d"])
    page = publish(page)
    page = publish(page, "Skola", ids=["b"])
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = publish(page.copy_for_translation(english), "Skola", ids=["b"])
    publish(translation)
    Page.objects.get(pk=page.pk).delete()
    live = snapshot()
    call_command("rebuild_register", verbosity=0)
    assert snapshot() == live


def test_rebuilding_moves_nothing_to_the_term_of_an_unpublished_area(index):
    page = new_area(index, "Klimat", "Fler träd")
    page.unpublish()
    other = index.get_parent().add_child(
        instance=type(index)(
            title="Nytt", slogan="Nytt", slug="nytt", term_start=2022, term_end=2026
        )
    )
    page.move(other, pos="last-child")
    live = snapshot()
    call_command("rebuild_register", verbosity=0)
    assert snapshot() == live


def test_rebuilding_says_which_histories_it_cannot_tell(index, capsys):
    page = new_area(index, "Klimat", "Fler träd")
    page = publish(page, "Tusen träd", ids=["id-Fler träd"])
    page.revisions.exclude(pk=page.live_revision_id).delete()
    number = commitments(page)["Tusen träd"].public_id
    call_command("rebuild_register")
    assert number in capsys.readouterr().out


def test_promise_that_was_withdrawn_before_it_was_replaced_stays_so(index):
    page = new_area(index, "Klimat", "Fler träd")
    page = publish(page)
    said = {"was": "Vi lovar: Fler träd", "is": "Vi lovar: Renare luft", "answer": "another"}
    answers = {"points": {"id-Fler träd": said}}
    page = publish(page, "Renare luft", ids=["id-Fler träd"], answers=answers)
    live = snapshot()

    call_command("rebuild_register", verbosity=0)

    assert CommitmentRelation.objects.get().earlier.withdrawn_since
    assert snapshot() == live


def test_rebuilding_adds_nothing_to_a_promise_that_has_stood_on_several_pages(index):
    page = new_area(index, "Klimat", "Fler träd")
    english = Locale.objects.create(language_code="en")
    index.copy_for_translation(english)
    translation = publish(page.copy_for_translation(english), "More trees", ids=["id-Fler träd"])
    other = new_area(index, "Skola")
    number = commitments(page)["Fler träd"].public_id
    page = publish(page)
    publish(other, "Fler träd", ids=["there"], answers={"arrived": {"there": number}})
    translation.unpublish()
    publish(other)
    publish(page, "Fler träd", ids=["back"], answers={"arrived": {"back": number}})
    live = snapshot()
    assert commitments(page)["Fler träd"].public_id == number

    call_command("rebuild_register", verbosity=0)

    assert snapshot() == live


def test_rebuilding_withdraws_nothing_where_the_point_of_what_moved_away_came_back(index):
    page = new_area(index, "Klimat", "Fler träd", "Renare luft")
    moved = commitments(page)["Renare luft"]
    page = publish(page, "Fler träd")
    answers = {"arrived": {"there": moved.public_id}}
    publish(new_area(index, "Skola"), "Renare luft", ids=["there"], answers=answers)
    publish(page, "Fler träd", ids=["id-Renare luft"])
    live = snapshot()
    assert not commitments(page)["Fler träd"].withdrawn_since

    call_command("rebuild_register", verbosity=0)

    assert snapshot() == live


def test_rebuilding_adds_nothing_where_a_point_was_several_promises_and_the_first_moved(index):
    page = new_area(index, "Klimat", "Fler träd")
    number = commitments(page)["Fler träd"].public_id
    page.unpublish()
    answers = {"arrived": {"there": number}}
    publish(new_area(index, "Skola"), "Fler träd", ids=["there"], answers=answers)
    page = publish(page, "Fler träd")
    reword(page, "Fler träd", "Renare luft", "another")
    live = snapshot()

    call_command("rebuild_register", verbosity=0)

    assert snapshot() == live


def test_rebuilding_invents_no_promise_for_a_point_that_was_once_not_followed_up(index):
    page = new_area(index, "Klimat")
    set_body(page, [*lists("Träd", ids=["a"], followed_up=False), *lists("träd.", ids=["b"])])
    page.save_revision().publish()
    publish(page, "träd.", "träd.", ids=["a", "c"])
    live = snapshot()
    assert Commitment.objects.get(points__block_id="a") == Commitment.objects.get(
        points__block_id="b"
    )

    call_command("rebuild_register", verbosity=0)

    assert snapshot() == live
