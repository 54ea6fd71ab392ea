"""What became of a promise, when it is done, and which words an update judges, in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from policy.models import Commitment, CommitmentGoal, CommitmentRelation, PolicyIndexPage
from policy.register.relations import add_relation
from site_project.admin.groups import EDITORS
from tests.support.members import member
from tests.support.register import commitments, new_area, publish, update, update_form

Kind = CommitmentRelation.Kind


@pytest.fixture
def editor(client, db):
    client.force_login(member(EDITORS, first_name="Asta", last_name="Berg"))
    return client


@pytest.fixture
def other(climate):
    return commitments(climate)["Renare luft"]


@pytest.fixture
def later_one(index):
    programme = index.add_child(
        instance=PolicyIndexPage(
            title="Nytt", slogan="Nu", term_start=2022, term_end=2026, live=False
        )
    )
    programme.save_revision().publish()
    return commitments(new_area(programme, "Klimat", "Ännu fler träd"))["Ännu fler träd"]


def address(one, name="commitment"):
    return reverse(f"commitments:{name}", args=[one.pk])


def relate(client, one, other, kind="merged", note=""):
    fields = {"relation-kind": kind, "relation-later": other.pk, "relation-note": note}
    return client.post(address(one, "relation"), fields)


def test_editor_says_what_became_of_a_promise_and_both_tell_it(editor, one, other):
    assert relate(editor, one, other, note="De hör ihop.").status_code == 302
    relation = CommitmentRelation.objects.get()
    assert (relation.earlier, relation.later, relation.author) == (one, other, "Asta Berg")
    for here, there in ((one, other), (other, one)):
        html = editor.get(address(here)).content.decode()
        assert address(there) in html
        assert "De hör ihop." in html
    assert ModelLogEntry.objects.filter(action="policy.commitment.relation").count() == 1


def test_relation_is_taken_back_and_both_stay_in_the_log(editor, one, other):
    relate(editor, one, other)
    relation = CommitmentRelation.objects.get()
    back = reverse("commitments:take_back", args=[one.pk, relation.pk])
    for _ in range(2):
        editor.post(back)
    assert CommitmentRelation.objects.standing().count() == 0
    assert CommitmentRelation.objects.count() == 2
    assert "Återtaget:" in editor.get(address(one)).content.decode()
    assert relate(editor, one, other).status_code == 302
    assert CommitmentRelation.objects.standing().count() == 1


@pytest.mark.parametrize(
    ("kind", "which", "message"),
    [
        ("merged", "one", "Ett löfte kan inte bli sig självt"),
        ("split", "later_one", "Det löftet hör till en annan mandatperiod"),
        ("taken-over", "other", "Ett löfte tas över till en senare mandatperiod"),
        ("hittepå", "other", "Välj ett giltigt alternativ"),
        ("", "other", "Fältet måste fyllas i"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    editor, request, one, kind, which, message
):
    answer = relate(editor, one, request.getfixturevalue(which), kind, "Så här var det.")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert message in html
    assert "Så här var det." in html
    assert not CommitmentRelation.objects.exists()


def test_promise_is_taken_over_into_a_later_term(editor, one, later_one):
    assert relate(editor, one, later_one, "taken-over").status_code == 302


def test_same_relation_is_not_written_twice_and_none_goes_round(editor, index, one, other):
    third = commitments(new_area(index, "Luft", "Tystare gator"))["Tystare gator"]
    relate(editor, one, other, "replaced")
    relate(editor, other, third, "replaced")
    assert "Det står redan i registret." in relate(editor, one, other, "replaced").content.decode()
    assert "i en cirkel" in relate(editor, third, one, "merged").content.decode()
    assert CommitmentRelation.objects.count() == 2


def test_circle_is_refused_even_where_two_write_at_once(one, other):
    add_relation(CommitmentRelation(earlier=one, later=other, kind=Kind.MERGED), None)
    with pytest.raises(ValidationError):
        add_relation(CommitmentRelation(earlier=other, later=one, kind=Kind.MERGED), None)


def test_other_promise_is_found_by_its_words_with_its_term(editor, one, other, later_one):
    results = reverse("commitment_chooser:choose_results")
    html = editor.get(results, {"q": "träd Ännu"}).content.decode()
    assert "Ännu fler träd" in html
    assert "Klimat 2022–2026" in html
    assert "Renare luft" not in html
    chosen = editor.get(reverse("commitment_chooser:chosen", args=[other.pk])).json()
    assert chosen["result"]["title"] == "Renare luft"


def test_other_promises_that_say_the_same_are_told_apart(editor, index, other):
    area = new_area(index, "Luft", "Renare luft", "Renare luft", ids=["first", "second"])
    publish(area, "Renare luft", ids=["second"])
    promised = Commitment.objects.filter(translation_key=area.translation_key).order_by("pk")
    html = editor.get(reverse("commitment_chooser:choose_results"), {"q": "luft"}).content.decode()
    for one in (*promised, other):
        assert one.public_id in html
    assert html.count("lovat från") == 1
    assert html.count("lovat sedan") == 2


def set_goal(client, one, **fields):
    empty = {"criterion": "", "due": "", "responsible": ""}
    sent = {f"goal-{name}": value for name, value in {**empty, **fields}.items()}
    return client.post(address(one, "goal"), sent)


def test_goal_is_written_where_something_changed_and_can_be_emptied(editor, one):
    full = {"criterion": "500 träd", "due": "2022-08-31", "responsible": "Klimatnämnden"}
    set_goal(editor, one, **full)
    set_goal(editor, one, **full)
    assert CommitmentGoal.objects.get().author == "Asta Berg"
    html = editor.get(address(one)).content.decode()
    assert 'value="Klimatnämnden"' in html
    set_goal(editor, one)
    assert [each.criterion for each in one.goals.all()] == ["", "500 träd"]
    html = editor.get(address(one)).content.decode()
    assert "500 träd" in html
    assert 'value="Klimatnämnden"' not in html


def test_wrong_goal_is_refused_and_kept(editor, one):
    html = set_goal(editor, one, criterion="500 träd", due="någon gång").content.decode()
    assert "Fyll i ett giltigt datum" in html
    assert "500 träd" in html
    assert not one.goals.exists()


def test_page_shows_the_words_that_an_update_judges(editor, one):
    html = editor.get(address(one)).content.decode()
    assert f'name="judged" value="{one.history.current.pk}"' in html
    assert "det är dem en ny uppdatering bedömer" in html


def test_update_of_words_that_changed_meanwhile_is_refused_and_kept(editor, climate, one):
    proof = {"address": "https://example.org/p", "title": "Protokoll"}
    form = update_form(proof, judged=one.history.current.pk)
    publish(climate, "Tusen träd", "Renare luft", ids=["id-Fler träd", "id-Renare luft"])
    answer = editor.post(address(one), form)
    html = answer.content.decode()
    assert "Löftets ord har ändrats medan du skrev" in html
    assert "Tusen träd" in html
    assert "De första träden är planterade." in html
    assert 'value="https://example.org/p"' in html
    assert not one.updates.exists()
    now = commitments(climate)["Tusen träd"].history.current.pk
    assert f'name="judged" value="{now}"' in html
    assert editor.post(address(one), {**form, "judged": now}).status_code == 302


def test_update_written_while_another_was_is_read_before_mine_is_saved(editor, one):
    proof = {"address": "https://example.org/p", "title": "Protokoll"}
    form = update_form(proof, seen=0, what_happened="Mitt")
    update(one, "done", what_happened="Hennes")
    html = editor.post(address(one), form).content.decode()
    assert "har skrivit en uppdatering medan du skrev" in html
    assert "”Hennes”" in html
    assert one.updates.count() == 1
    newest = one.updates.get().pk
    assert f'name="seen" value="{newest}"' in html
    assert editor.post(address(one), {**form, "seen": newest}).status_code == 302


def test_page_says_that_a_status_was_that_of_earlier_words(editor, climate, one):
    update(one, "done")
    publish(climate, "Tusen träd", "Renare luft", ids=["id-Fler träd", "id-Renare luft"])
    html = editor.get(address(one)).content.decode()
    assert "gällde tidigare ord" in html
    assert "skriv en uppdatering för de nya" in html


def test_who_may_only_look_writes_nothing(client, one, other):
    client.force_login(member(EDITORS))
    relate(client, one, other)
    relation = CommitmentRelation.objects.get()
    client.logout()
    relate(client, other, one)
    set_goal(client, one, criterion="x")
    client.post(reverse("commitments:take_back", args=[one.pk, relation.pk]))
    assert CommitmentRelation.objects.count() == 1
    assert not one.goals.exists()
