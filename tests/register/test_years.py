"""The years of a programme with promises are fixed, whatever an editor does."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text

from policy.models import Commitment, PolicyIndexPage, RegisterArea, Term, TermClosing
from policy.register.year_correction import YearCorrection
from site_project.admin.groups import REVIEWERS
from tests.support.members import member
from tests.support.register import commitments, new_area, text_of

CORRECTION = "/admin/commitments/terms/2018-2022/years/"
RIGHT = {"term_start": 2019, "term_end": 2023}
MISTYPED, CORRECTED = Term(2018, 2022), Term(2019, 2023)

pytestmark = pytest.mark.one_database


def years(page):
    page = PolicyIndexPage.objects.get(pk=page.pk)
    return page.term_start, page.term_end


def send(client, page, action="action-publish", **changes):
    fields = {
        "title": page.title,
        "slug": page.slug,
        "slogan": page.slogan,
        "introduction": rich_text(page.introduction),
        "term_start": page.term_start,
        "term_end": page.term_end,
        "search_description": "",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
        **changes,
    }
    data = {**nested_form_data(fields), **({action: "1"} if action else {})}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


@pytest.fixture
def without_promises(index):
    return index.add_sibling(
        "right",
        instance=PolicyIndexPage(
            title="Nästa", slug="nasta", slogan="Nästa", term_start=2022, term_end=2026
        ),
    )


@pytest.mark.parametrize("action", ["action-publish", "action-submit", ""])
def test_changed_year_is_refused_at_its_field(admin, index, climate, action):
    answer = send(admin, index, action, term_start=2022, term_end=2026)
    errors = answer.context["form"].errors
    assert list(errors) == ["term_start", "term_end"]
    assert "för en ny mandatperiod" in errors["term_start"][0].lower()
    assert years(index) == (2018, 2022)
    assert commitments(climate)["Fler träd"].area.term == "2018–2022"


def test_programme_with_promises_is_published_with_its_own_years(admin, index, climate):
    send(admin, index, slogan="Ett nytt ord")
    index.refresh_from_db()
    assert index.slogan == "Ett nytt ord"


def test_programme_without_promises_changes_its_years_in_every_language(
    admin, languages, without_promises
):
    english = without_promises.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    send(admin, without_promises, term_start=2026, term_end=2030)
    assert years(without_promises) == years(english) == (2026, 2030)


def older_draft(page):
    page.term_start, page.term_end = 2022, 2026
    return page.save_revision()


def test_older_draft_that_is_published_keeps_the_years_and_says_so(index, climate):
    older_draft(index).publish()
    assert years(index) == (2018, 2022)
    assert commitments(climate)["Fler träd"].area.term == "2018–2022"
    entry = PageLogEntry.objects.get(action="policy.years.kept", page=index.pk)
    assert "2018–2022" in entry.message
    assert "2022–2026" in entry.message


def test_form_of_an_older_draft_shows_the_years_that_hold(admin, index):
    older_draft(index)
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[index.pk])).context["form"]
    assert (form["term_start"].value(), form["term_end"].value()) == (2018, 2022)


def test_reviewer_who_approves_an_older_draft_meets_no_error(client, index):
    revision = older_draft(index)
    client.force_login(member(REVIEWERS))
    index.get_workflow().start(PolicyIndexPage.objects.get(pk=index.pk), None)
    state = index.current_workflow_state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[index.pk, "approve", state.pk])
    assert client.post(address, {"revision": revision.pk}).status_code in (200, 302)
    assert years(index) == (2018, 2022)


def test_translation_has_the_years_of_its_source(languages, index, climate):
    english = index.get_translation(Locale.objects.get(language_code="en")).specific
    older_draft(english).publish()
    assert years(english) == (2018, 2022)


def test_programme_that_is_taken_down_keeps_its_years(admin, index, climate):
    index.unpublish()
    assert "term_start" in send(admin, index, term_start=2014).context["form"].errors


def test_area_that_promised_nothing_yet_gets_the_years_of_where_it_is_moved(
    index, without_promises
):
    area = new_area(without_promises, "Skola", "Fler lärare")
    assert not commitments(area)
    area.move(index, pos="last-child")
    assert commitments(area)["Fler lärare"].area.term == "2018–2022"


def registered_terms():
    return set(RegisterArea.objects.values_list("term_start", "term_end"))


def test_administrator_reads_what_moves_before_the_years_are_corrected(boss, climate):
    promises = Commitment.objects.count()
    areas = Commitment.objects.values("area").distinct().count()
    html = " ".join(boss.post(CORRECTION, RIGHT).content.decode().split())
    assert f"{promises} löften i {areas} områden får 2019–2023 i stället för 2018–2022." in html
    assert registered_terms() == {MISTYPED}
    assert boss.post(CORRECTION, {**RIGHT, "confirmed": "1"}).url == reverse("commitments:terms")
    assert registered_terms() == {CORRECTED}


def test_corrected_years_are_those_of_every_language_and_of_deleted_areas(
    languages, index, climate
):
    pages = list(PolicyIndexPage.objects.filter(translation_key=index.translation_key))
    assert len(pages) > 1
    climate.delete()
    YearCorrection(MISTYPED, CORRECTED).make(None)
    assert {years(page) for page in pages} == {CORRECTED}
    assert registered_terms() == {CORRECTED}


def test_forms_and_drafts_have_the_corrected_years(admin, index):
    index.save_revision()
    YearCorrection(MISTYPED, CORRECTED).make(None)
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[index.pk])).context["form"]
    assert (form["term_start"].value(), form["term_end"].value()) == CORRECTED
    draft = PolicyIndexPage.objects.get(pk=index.pk).latest_revision
    assert (draft.content["term_start"], draft.content["term_end"]) == CORRECTED
    draft.publish()
    assert years(index) == CORRECTED


def test_visitors_see_the_corrected_years(client, climate):
    assert "2018–2022" in text_of(client, "/loften/")
    YearCorrection(MISTYPED, CORRECTED).make(None)
    assert "2019–2023" in text_of(client, "/loften/")
    assert "2018–2022" not in text_of(client, "/loften/")


def test_addresses_with_the_years_of_before_lead_on(client, climate):
    for wrong, right in ((MISTYPED, Term(2017, 2021)), (Term(2017, 2021), CORRECTED)):
        YearCorrection(wrong, right).make(None)
    feed = f"/loften/atom/omrade/{climate.translation_key}/"
    assert client.get("/loften/atom/2018/klimat/")["Location"] == feed
    assert client.get("/loften/atom/2016/klimat/").status_code == 404
    chosen = client.get("/loften/", {"area": "klimat", "term": "2018–2022"}, follow=True)
    assert chosen.request["QUERY_STRING"] == "area=klimat&term=2019%E2%80%932023"
    assert client.get("/inbaddat/loften/2018-2022/")["Location"] == "/inbaddat/loften/2019-2023/"
    assert client.get("/inbaddat/loften/2016-2020/").status_code == 404
    climate.delete()
    YearCorrection(CORRECTED, MISTYPED).make(None)
    assert client.get("/loften/?term=2018–2022").status_code == 200


def test_correction_stands_in_the_history(boss, index, climate):
    boss.post(CORRECTION, {**RIGHT, "confirmed": "1"})
    entry = PageLogEntry.objects.get(action="policy.years.corrected", page=index.pk)
    assert "2018–2022" in entry.message
    assert "2019–2023" in entry.message
    assert entry.user.username == "boss"


@pytest.mark.parametrize(
    ("right", "said"),
    [
        ((2022, 2021), "innan den börjar"),
        ((2018, 2022), "redan"),
        ((2022, 2026), "redan"),
    ],
)
def test_years_that_cannot_be_right_are_refused(boss, climate, without_promises, right, said):
    data = {"term_start": right[0], "term_end": right[1], "confirmed": "1"}
    errors = boss.post(CORRECTION, data).context["form"].errors
    assert said in " ".join(message for each in errors.values() for message in each)
    assert registered_terms() == {MISTYPED}


def test_years_of_another_terms_promises_are_refused(climate):
    RegisterArea.objects.create(key=uuid4(), title="A", slug="a", term_start=2019, term_end=2023)
    with pytest.raises(ValidationError):
        YearCorrection(MISTYPED, CORRECTED).make(None)
    assert commitments(climate)["Fler träd"].area.years == MISTYPED


def test_years_of_a_closed_term_stay(boss, index, climate):
    TermClosing.objects.create(term_start=2018, term_end=2022)
    assert boss.post(CORRECTION, {**RIGHT, "confirmed": "1"}).url == reverse("commitments:terms")
    with pytest.raises(ValidationError):
        YearCorrection(MISTYPED, CORRECTED).make(None)
    assert years(index) == registered_terms().pop() == MISTYPED


def test_reviewer_corrects_no_years(client, index, climate):
    client.force_login(member(REVIEWERS))
    client.post(CORRECTION, {**RIGHT, "confirmed": "1"})
    assert "Rätta åren" not in client.get(reverse("commitments:terms")).content.decode()
    assert years(index) == MISTYPED


def test_administrator_finds_the_correction_among_the_terms(boss, climate):
    assert f'href="{CORRECTION}"' in boss.get(reverse("commitments:terms")).content.decode()


def move_alone(client, page, to):
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to.pk])
    return client.post(address, follow=True)


def move_in_bulk(client, page, to):
    address = f"/admin/bulk/wagtailcore/page/move/?id={page.pk}&next=/admin/"
    return client.post(address, {"chooser": to.pk}, follow=True)


MOVES = pytest.mark.parametrize("move", [move_alone, move_in_bulk])


def parent_of(page):
    return type(page).objects.get(pk=page.pk).get_parent().pk


@MOVES
def test_area_with_promises_stays_in_the_programme_of_its_term(
    admin, index, climate, without_promises, move
):
    said = move(admin, climate, without_promises).content.decode()
    assert "Skriv det ni lovar för 2022–2026 på en sida i programmet för de åren" in said
    assert parent_of(climate) == index.pk


@MOVES
def test_area_without_promises_may_be_moved_to_another_term(admin, index, without_promises, move):
    area = new_area(index, "Skola")
    move(admin, area, without_promises)
    assert parent_of(area) == without_promises.pk


@MOVES
def test_older_programme_is_moved_below_the_new_one(admin, index, climate, without_promises, move):
    move(admin, index, without_promises)
    assert parent_of(index) == without_promises.pk
