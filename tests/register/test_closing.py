"""A term is closed by an administrator: each promise gets its verdict, and then it stands."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from policy.models import (
    ArticlePage,
    Commitment,
    CommitmentMove,
    CommitmentUpdate,
    CommitmentWording,
    Evidence,
    RegisterArea,
    Term,
    TermClosing,
    TermReopening,
)
from policy.register.closing import Progress, close, reopen
from policy.register.page_questions import questions_of
from policy.register.public.as_of import closings_by
from policy.register.updates import add_update
from site_project.admin.groups import ADMINISTRATORS, REVIEWERS
from tests.support import page_forms
from tests.support.members import member
from tests.support.register import (
    commitments,
    history,
    lists,
    publish,
    set_body,
    snapshot,
    update,
    update_form,
)

TERM = Term(2018, 2022)
SHEET = "/admin/commitments/terms/2018-2022/closing/"
TERMS = "/admin/commitments/terms/"
GOOD = {
    "status": "done",
    "what_happened": "Allt är på plats.",
    "evidence_url": "https://example.org/beslut",
    "evidence_title": "Beslut",
}


@pytest.fixture
def administrator(client, db):
    client.force_login(member(ADMINISTRATORS, first_name="Ulla", last_name="Ek"))
    return client


def row(commitment, **fields):
    place = {"evidence_url": "evidence-0-address", "evidence_title": "evidence-0-title"}
    sent = {**GOOD, **fields}
    return {f"{commitment.pk}-{place.get(name, name)}": value for name, value in sent.items()}


def rows_of_all(client):
    """What a browser sends of a sheet in which nobody has chosen anything."""
    rows = client.get(SHEET).context["rows"]
    parts = [part for _one, form in rows for part in (form, *form.evidence)]
    parts += [form.evidence.management_form for _one, form in rows]
    sent = {bound.html_name: bound.value() for part in parts for bound in part}
    return {name: "" if value is None else value for name, value in sent.items()}


def judge_all():
    for one in Commitment.objects.for_reading():
        if not one.status.is_verdict:
            update(one, **GOOD)


def status_of(one):
    return Commitment.objects.with_status().get(pk=one.pk).status_value


def close_now():
    return close(TERM, Progress(TERM).not_assessed, None)


@pytest.fixture
def closed(one):
    judge_all()
    assert close_now()
    return TermClosing.objects.get()


def test_sheet_shows_every_promise_and_asks_for_nothing_that_has_a_verdict(administrator, one):
    update(one, **GOOD)
    rows = administrator.get(SHEET).context["rows"]
    assert {each.pk for each, _form in rows} == set(Commitment.objects.values_list("pk", flat=True))
    assert administrator.post(SHEET, rows_of_all(administrator)).status_code == 302
    assert one.updates.count() == 1


def test_verdicts_are_saved_as_one_goes(administrator, climate, one):
    administrator.post(SHEET, {**rows_of_all(administrator), **row(one), "save": ""})
    written = one.updates.get()
    assert (written.status, written.author) == ("done", "Ulla Ek")
    assert not TermClosing.objects.exists()
    administrator.post(SHEET, rows_of_all(administrator))
    assert one.updates.count() == 1


@pytest.mark.parametrize("wrong", [{"evidence_url": "", "status": "not-done"}, {"status": ""}])
def test_nothing_is_lost_where_a_row_is_wrong(administrator, climate, one, wrong):
    other = commitments(climate)["Renare luft"]
    data = {**rows_of_all(administrator), **row(one), **row(other, **wrong)}
    data[f"{other.pk}-what_happened"] = "Det här har jag just skrivit."
    answer = administrator.post(SHEET, {**data, "close": "1", "not_assessed": "99"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Det här har jag just skrivit." in html
    assert one.updates.count() == 1
    assert other.updates.count() == 0
    assert not TermClosing.objects.exists()


def test_promise_under_way_keeps_the_term_open(administrator, one):
    judge_all()
    update(one, "started")
    administrator.post(SHEET, {**rows_of_all(administrator), "close": "1"})
    assert not TermClosing.objects.exists()
    administrator.post(SHEET, {**rows_of_all(administrator), **row(one), "close": "1"})
    assert TermClosing.objects.get().author == "Ulla Ek"


def test_what_is_not_assessed_is_confirmed_by_its_number(administrator, one):
    for each in Commitment.objects.for_reading():
        if each.status.is_assessment:
            update(each, **GOOD)
    left = Progress(TERM).not_assessed
    for confirmed in ({}, {"not_assessed": left - 1}, {"not_assessed": "x"}):
        administrator.post(SHEET, {**rows_of_all(administrator), **confirmed, "close": "1"})
        assert not TermClosing.objects.exists()
    administrator.post(SHEET, {**rows_of_all(administrator), "not_assessed": left, "close": "1"})
    assert TermClosing.objects.count() == 1
    assert status_of(one) == "not-assessed"


def test_closing_stands_in_the_history_of_the_site(closed):
    entry = ModelLogEntry.objects.get(action="policy.term.closed")
    assert "2018–2022" in entry.message


def test_term_that_is_not_over_is_not_closed(administrator, climate, one):
    RegisterArea.objects.update(term_end=2030)
    address = SHEET.replace("2022", "2030")
    assert administrator.get(address).status_code == 302
    administrator.post(address, {"close": "1", "not_assessed": Progress(Term(2018, 2030)).total})
    assert not close(Term(2018, 2030), Progress(Term(2018, 2030)).not_assessed, None)
    assert not TermClosing.objects.exists()


def test_not_carried_out_is_said_only_when_the_term_is_over(climate, one):
    RegisterArea.objects.update(term_end=2030)
    one = Commitment.objects.get(pk=one.pk)
    with pytest.raises(ValidationError) as refused:
        update(one, "not-done")
    assert list(refused.value.message_dict) == ["status"]
    RegisterArea.objects.update(term_end=2022)
    update(Commitment.objects.get(pk=one.pk), "not-done")
    assert status_of(one) == "not-done"


def test_reviewer_sees_the_terms_and_closes_none(client, one):
    client.force_login(member(REVIEWERS))
    assert "2018–2022" in client.get(TERMS).content.decode()
    assert client.get(SHEET).status_code == 302
    client.post(SHEET, row(one))
    assert not one.updates.exists()


def test_closed_term_takes_corrections_alone(administrator, closed, one):
    address = reverse("commitments:commitment", args=[one.pk])
    asked = administrator.get(address).context
    assert next(iter(asked["update_form"].fields)) == "corrects"
    assert dict(asked["relation_form"].fields["kind"].choices).keys() == {"taken-over"}
    offered = dict(asked["update_form"].fields["status"].choices).keys()
    assert not offered & {"started", "not-started"}
    proof = {"address": "https://example.org/beslut", "title": "Beslut"}
    form = update_form(proof, date="2022-03-03", status="partly-done")
    answer = administrator.post(address, form)
    assert "skrivs bara rättelser" in answer.context["form"].errors["corrects"][0]
    administrator.post(address, {**form, "corrects": one.updates.get().pk})
    assert status_of(one) == "partly-done"


def test_correction_of_an_earlier_update_leaves_the_verdict(administrator, one):
    early = update(one, "started", date="2019-03-03")
    verdict = update(one, "not-done", what_happened="Det blev inget.")
    judge_all()
    close_now()
    address = reverse("commitments:commitment", args=[one.pk])
    proof = {"address": "https://example.org/beslut", "title": "Beslut"}
    form = update_form(proof, date=str(verdict.date), status="done", corrects=early.pk)
    answer = administrator.post(address, form)
    assert "i stället för uppdateringen från den" in answer.context["form"].errors["date"][0]
    administrator.post(address, {**form, "date": "2019-04-04"})
    assert status_of(one) == "not-done"
    answer = administrator.post(address, {**form, "status": "started", "corrects": verdict.pk})
    assert "sista ordet" in answer.context["form"].errors["status"][0]
    assert status_of(one) == "not-done"


def test_correction_judges_the_words_that_the_corrected_update_judged(climate, one):
    first = update(one, "started")
    changed = {"was": "Vi lovar: Fler träd", "is": "Vi lovar: Tusen träd", "answer": "changed"}
    points = {"id-Fler träd": changed}
    ids = ["id-Fler träd", "id-Renare luft"]
    publish(climate, "Tusen träd", "Renare luft", ids=ids, answers={"points": points})
    update(one, "done", corrects=first)
    assert status_of(one) == "not-assessed"


def test_update_that_was_checked_before_the_closing_is_refused_after_it(one):
    late = CommitmentUpdate(commitment=one, status="done", what_happened="Allt är på plats.")
    late.full_clean()
    judge_all()
    close_now()
    with pytest.raises(ValidationError):
        add_update(late, None, [Evidence(address="/", title="Vårt program")])


def test_sheet_of_a_closed_term_leads_back(administrator, closed, one):
    assert administrator.get(SHEET).url == TERMS
    administrator.post(SHEET, row(one, what_happened="För sent."))
    assert one.updates.count() == 1


def said(one):
    return snapshot(), CommitmentWording.objects.count(), CommitmentMove.objects.count()


@pytest.mark.parametrize(
    "happening",
    [
        lambda page: publish(page, "Andra ord", "Renare luft", "Ett till"),
        lambda page: publish(page, "Renare luft"),
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: publish(page.copy(update_attrs={"slug": "kopia"}), "Ett löfte till"),
        lambda page: publish(
            page.add_child(instance=ArticlePage(title="Artikel", live=False)), "I en artikel"
        ),
        lambda page: call_command("rebuild_register"),
    ],
)
def test_nothing_that_pages_do_enters_a_closed_term(climate, closed, one, happening):
    climate = type(climate).objects.get(pk=climate.pk)
    before = said(one)
    happening(climate)
    assert said(one) == before
    call_command("rebuild_register")
    assert said(one) == before
    assert status_of(one) == "done"


def test_form_refuses_other_words_in_a_closed_term_and_lets_the_same_through(
    administrator, climate, closed
):
    climate.lead = "Klimatet."
    same = page_forms.commitments(
        "Fler träd", "Renare luft", ids=["id-Fler träd", "id-Renare luft"]
    )
    answer = page_forms.send(administrator, climate, page_forms.fields(climate, [same]))
    assert answer.status_code == 302, answer.context["form"].errors
    other = page_forms.commitments(
        "Färre träd", "Renare luft", ids=["id-Fler träd", "id-Renare luft"]
    )
    answer = page_forms.send(administrator, climate, page_forms.fields(climate, [other]))
    assert "är stängd" in answer.content.decode()
    fewer = page_forms.commitments("Fler träd", ids=["id-Fler träd"])
    answer = page_forms.send(administrator, climate, page_forms.fields(climate, [fewer]))
    assert "Lägg tillbaka" in answer.content.decode()
    assert "Renare luft" in answer.content.decode()
    assert history(commitments(climate)["Fler träd"]) == ["Fler träd"]


def test_form_keeps_in_a_closed_term_what_was_followed_up_and_what_was_not(
    administrator, climate, one
):
    ids = ["id-Fler träd", "id-Renare luft"]
    publish(climate, "Fler träd", "Renare luft", followed_up=False)
    judge_all()
    close_now()
    body = page_forms.commitments("Fler träd", "Renare luft", ids=ids)
    climate.lead = "Klimatet."
    answer = page_forms.send(administrator, climate, page_forms.fields(climate, [body]))
    assert "tas inte upp igen" in answer.content.decode()


def test_nothing_is_asked_about_promises_of_a_closed_term(climate, closed, one):
    page = type(climate).objects.get(pk=climate.pk)
    set_body(page, lists("Något helt annat", ids=["id-Fler träd"]))
    assert questions_of(page) is None


REOPENING = "/admin/commitments/terms/2018-2022/opening/"
OUTCOME = "/loften/sa-blev-det/2018-2022/"


def test_term_that_was_closed_by_mistake_is_opened_again_and_the_history_says_why(
    administrator, climate, closed, one
):
    assert REOPENING in administrator.get(TERMS).text
    assert administrator.post(REOPENING, {"note": ""}).status_code == 200
    assert administrator.get(OUTCOME).status_code == 200
    response = administrator.post(REOPENING, {"note": "Fel period."}, follow=True)
    assert "Mandatperioden 2018–2022 är öppen igen" in response.text
    assert "öppnade mandatperioden 2018–2022 igen: fel period" in (
        administrator.get("/admin/reports/site-history/").text.lower()
    )
    assert status_of(one) == "done"
    update(one, "started")
    assert status_of(one) == "started"
    assert history(commitments(publish(climate, "Färre träd", ids=["id-Fler träd"]))["Färre träd"])
    gone = administrator.get(OUTCOME)
    assert (gone.status_code, gone.url.startswith("/loften/?term=2018")) == (302, True)


def test_term_that_was_opened_again_is_closed_anew(administrator, closed):
    first = TermClosing.of(TERM)
    assert reopen(first, "Fel period.", None)
    assert not reopen(first, "Fel period.", None)
    assert close_now()
    assert TermClosing.of(TERM) != first
    assert TermClosing.with_reopened.count() == 2
    assert administrator.get(OUTCOME).status_code == 200


def test_what_pages_said_while_a_term_was_closed_is_entered_when_it_is_opened(climate, closed):
    publish(climate, "Fler träd", "Rent vatten")
    assert "Rent vatten" not in commitments(climate)
    reopen(closed, "Fel period.", None)
    assert "Rent vatten" in commitments(climate)


@pytest.mark.parametrize("leave", ["unpublish", "delete"])
def test_pages_that_left_while_a_term_was_closed_are_withdrawn_when_it_is_opened(
    climate, one, closed, leave
):
    getattr(climate, leave)()
    assert not one.history.withdrawn_since
    reopen(closed, "Fel period.", None)
    assert Commitment.objects.for_reading().get(pk=one.pk).history.withdrawn_since


def test_open_term_is_not_opened(administrator, one):
    response = administrator.get(REOPENING, follow=True)
    assert "Mandatperioden 2018–2022 är öppen." in response.text


def test_register_of_a_day_knows_the_closing_that_stood_then(closed):
    day = closed.date
    TermReopening.objects.create(closing=closed, note="Fel period.", date=day + timedelta(days=1))
    assert list(closings_by(day)) == [closed]
    assert not closings_by(day + timedelta(days=1)).exists()
    assert not closings_by(None).exists()
