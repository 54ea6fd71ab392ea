"""Many promises are followed up on one screen, all at once or not at all."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from policy.models import CommitmentGoal, CommitmentUpdate, UpdateDraft
from site_project.admin.groups import EDITORS
from tests.support.members import member
from tests.support.register import commitments, new_area, publish, update
from tests.support.sheet import DRAFT, SHEET, filled, sent

pytestmark = pytest.mark.one_database


@pytest.fixture
def editor(client, db):
    client.force_login(member(EDITORS, first_name="Asta", last_name="Alm"))
    return client


def area_of(one):
    return f"{SHEET}?area={one.area_id}"


def row_of(answer, one):
    return next(form for each, form, _other in answer.context["rows"] if each.pk == one.pk)


def test_only_the_rows_that_are_filled_in_are_written(editor, climate, one):
    update(one, "started")
    other = commitments(climate)["Renare luft"]
    address = area_of(one)
    assert editor.post(address, sent(editor, address)).status_code == 302
    assert CommitmentUpdate.objects.count() == 1
    data = {**sent(editor, address), **filled(one, status=""), **filled(other, address="/")}
    editor.post(address, data)
    editor.post(address, data)  # a double click
    newest = one.updates.latest("pk")
    assert [one.updates.count(), other.updates.count()] == [2, 1]
    assert (newest.status, newest.author) == ("started", "Asta Alm")
    assert newest.evidence_url == "https://example.org/beslut"
    assert newest.wording == one.history.current
    assert other.updates.get().status == "done"
    assert ModelLogEntry.objects.filter(action="policy.commitment.update").count() == 2


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ({"status": ""}, "status"),
        ({"what": ""}, "what_happened"),
        ({"address": "", "title": ""}, "address"),
        ({"address": "/finns-inte/"}, "address"),
        ({"title": ""}, "title"),
        ({"date": "2999-01-01"}, "date"),
        ({"date": "i går"}, "date"),
    ],
)
def test_one_wrong_cell_is_marked_and_nothing_is_written_or_lost(editor, climate, one, cell, wrong):
    other = commitments(climate)["Renare luft"]
    address = area_of(one)
    data = {**sent(editor, address), **filled(one), **filled(other, **{"what": "Nytt.", **cell})}
    answer = editor.post(address, data)
    assert not CommitmentUpdate.objects.exists()
    form = row_of(answer, other)
    assert [name for name, bound in form.bound_cells.items() if bound.errors] == [wrong]
    opened = editor.get(address)
    for shown in (answer, opened):
        values = {name: bound.value() for name, bound in row_of(shown, other).bound_cells.items()}
        assert values == {name: data[bound.html_name] for name, bound in form.bound_cells.items()}


def test_words_and_updates_of_somebody_else_in_the_meantime_are_told(editor, climate, one):
    other = commitments(climate)["Renare luft"]
    reworded = commitments(climate)["Fler träd"]
    address = area_of(one)
    data = {**sent(editor, address), **filled(reworded), **filled(other)}
    update(other, "dropped", author=member(EDITORS, "bo"), what_happened="Pengarna tog slut.")
    page = climate
    reword_in_place(page)
    answer = editor.post(address, data)
    html = answer.content.decode()
    assert not reworded.updates.exists()
    assert "Många fler träd" in html
    assert "Pengarna tog slut." in html
    assert "bo har skrivit en uppdatering" in html
    # Read and sent once more, as the page has it now.
    editor.post(address, {**data, **hidden(answer)})
    assert [reworded.updates.count(), other.updates.count()] == [1, 2]


def reword_in_place(page):
    said = {"was": "Vi lovar: Fler träd", "is": "Vi lovar: Många fler träd", "answer": "same"}
    publish(
        page,
        "Många fler träd",
        "Renare luft",
        ids=["id-Fler träd", "id-Renare luft"],
        answers={"points": {"id-Fler träd": said}},
    )


def hidden(answer):
    forms = [form for _one, form, _other in answer.context["rows"]]
    fields = [form[name] for form in forms for name in ("judged", "seen")]
    return {field.html_name: field.value() for field in fields}


def test_what_is_typed_waits_for_its_writer_alone(editor, climate, one):
    address = area_of(one)
    data = {"row": [one.pk], **filled(one, what="Halvvägs")}
    assert editor.post(DRAFT, data).status_code == 204
    assert row_of(editor.get(address), one)["what_happened"].value() == "Halvvägs"
    colleague = Client()
    colleague.force_login(member(EDITORS, "bo"))
    opened = colleague.get(address)
    assert not row_of(opened, one)["what_happened"].value()
    assert "Asta Alm har börjat på en uppdatering här" in opened.content.decode()
    editor.post(address, {**sent(editor, address), **filled(one)})
    assert not UpdateDraft.objects.exists()
    editor.post(DRAFT, data)
    editor.post(DRAFT, {"row": [one.pk], **filled(one, "", "", "", "", "")})
    assert not UpdateDraft.objects.exists()


def test_filters_of_the_list_choose_the_rows(editor, index, climate, one):
    CommitmentGoal.objects.create(commitment=one, responsible="Klimatnämnden")
    everything = {each.pk for each, *_rest in editor.get(SHEET).context["rows"]}
    assert one.pk in everything
    assert len(everything) > 20
    only = editor.get(f"{SHEET}?responsible=Klimatnämnden").context["rows"]
    assert [each for each, *_rest in only] == [one]
    assert editor.get(f"{SHEET}?responsible=Ingen").status_code == 200


def test_number_of_queries_is_the_same_for_any_number_of_rows(
    editor, index, django_assert_max_num_queries
):
    few = next(iter(commitments(new_area(index, "Några", "Ett", "Två")).values()))
    many = next(iter(commitments(new_area(index, "Många", *map(str, range(60)))).values()))
    editor.get(area_of(few))
    counts = []
    for one in (few, many):
        with django_assert_max_num_queries(100) as opening:
            editor.get(area_of(one))
        counts.append(len(opening))
        data = {**sent(editor, area_of(one)), **filled(one, what="")}
        with django_assert_max_num_queries(100) as sending:
            editor.post(area_of(one), data)
        counts.append(len(sending))
    assert counts[:2] == counts[2:]
