"""What would reach visitors wrong is refused when a page is published; a draft never is."""

from datetime import timedelta
from time import sleep

import pytest
from django.utils.timezone import now
from wagtail.models import Page

from policy.models import ArticlePage
from site_project.schedule import run
from tests.support.page_forms import commitments, fields, link, picture, send, texts
from tests.support.pictures import new_picture

pytestmark = pytest.mark.one_database

LONG = "Vi lovar " + "mer " * 60
WRONG = {
    "lead": ({"lead": ""}, "Skriv en ingress"),
    "placeholder": ({"body": texts("<p>Lorem ipsum dolor.</p>")}, "skulle ersättas"),
    "bullet": ({"body": [commitments("Kort", LONG)]}, "högst 200"),
    "address": ({"body": texts('<p><a href="https://a.se">https://a.se</a></p>')}, "är en adress"),
    "link": ({"read_more": [link("www.botkyrka.se", "https://a.se")]}, "är en adress"),
}


@pytest.fixture
def area(area):
    """An area that is right, and published."""
    area.picture = None
    area.body = []
    area.save_revision().publish()
    return area


def draft_of(area):
    return type(area).objects.get(pk=area.pk).get_latest_revision_as_object()


def lead_of(area):
    return type(area).objects.get(pk=area.pk).lead


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_an_error_stops_publishing_and_says_where(admin, area, wrong):
    changes, message = wrong
    response = send(admin, area, fields(area, **{"lead": "Ny ingress", **changes}))
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert "sak behöver rättas" in html
    assert lead_of(area) == area.lead != "Ny ingress"


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_draft_with_every_error_is_saved(admin, area, wrong):
    response = send(admin, area, fields(area, **{"title": "Utkast", **wrong[0]}), action="")
    assert response.status_code == 302
    assert draft_of(area).title == "Utkast"


def test_a_half_written_link_or_figure_is_kept_in_a_draft(admin, area):
    figure = (
        "key_figure",
        {"number": "", "unit": "", "explanation": "", "source": "", "source_url": "botkyrka"},
    )
    data = fields(area, body=[figure], read_more=[link("Kommunen", "botkyrka")])
    assert send(admin, area, data, action="").status_code == 302
    draft = draft_of(area)
    assert draft.read_more[0].value["address"] == draft.body[0].value["source_url"] == "botkyrka"
    assert send(admin, area, data).status_code == 200


def test_the_error_stands_at_its_block(admin, area):
    body = [*texts("<p>Bra text.</p>"), commitments("Kort", LONG), *texts("<p>Skriv här</p>")]
    response = send(admin, area, fields(area, body=body))
    [error] = response.context["form"].errors["body"].as_data()
    assert set(error.block_errors) == {1, 2}
    points = error.block_errors[1].block_errors["points"]
    assert set(points.block_errors) == {1}
    assert "Innehåll, block 2: Löften, Punkter 2" in response.content.decode()


def test_a_picture_needs_a_description_unless_it_is_decorative(admin, area):
    image = new_picture("a.jpg")
    type(image).objects.filter(pk=image.pk).update(description="")
    hero = send(admin, area, fields(area, picture=image.pk))
    assert "picture_alt" in hero.context["form"].errors
    assert send(admin, area, fields(area, body=[picture(image)])).status_code == 200
    decorative = fields(area, body=[picture(image, decorative=True)])
    assert send(admin, area, decorative).status_code == 302
    described = fields(area, picture=image.pk, picture_alt="Ett torg med lindar")
    assert send(admin, area, described).status_code == 302


def test_advice_stops_nothing(admin, area):
    hard = "Kommunfullmäktigeledamöternas samverkansöverenskommelser " * 20
    body = texts(f'<p>{hard}<a href="https://a.se">läs mer</a></p><p><b>Rubrik</b></p>')
    assert send(admin, area, fields(area, body=body, lead="Ny ingress")).status_code == 302
    assert lead_of(area) == "Ny ingress"


def test_handing_in_for_review_is_checked_too(admin, area):
    wrong = fields(area, lead="")
    assert send(admin, area, wrong, action="action-submit").status_code == 200
    assert not area.workflow_in_progress
    assert send(admin, area, fields(area, lead="Ny"), action="action-submit").status_code == 302
    assert type(area).objects.get(pk=area.pk).workflow_in_progress


def test_a_page_that_is_being_scheduled_is_checked(admin, area):
    data = fields(area, lead="", go_live_at="2050-01-01 10:00")
    assert send(admin, area, data).status_code == 200
    assert not type(area).objects.get(pk=area.pk).scheduled_revision


def test_a_reviewer_can_send_back_a_page_with_errors(admin, area):
    send(admin, area, fields(area, lead="Ny"), action="action-submit")
    data = {
        **fields(area, lead=""),
        "workflow-action-name": "reject",
        "workflow-action-extra-data": "{}",
    }
    assert send(admin, area, data, action="action-workflow-action").status_code == 302
    assert not type(area).objects.get(pk=area.pk).current_workflow_task


@pytest.fixture
def unfit(area):
    """A draft of the area that has something to be put right."""
    area.lead = "xxx"
    area.save_revision()
    return area


def test_publishing_many_pages_from_a_list_is_checked(admin, unfit, index):
    address = f"/admin/bulk/wagtailcore/page/publish/?id={unfit.pk}&next=/admin/pages/{index.pk}/"
    response = admin.post(address, {"include_descendants": ""}, follow=True)
    assert "Inget publicerades" in response.content.decode()
    assert lead_of(unfit) != "xxx"
    unfit.lead = "Bra"
    unfit.save_revision()
    admin.post(address, {"include_descendants": ""}, follow=True)
    assert lead_of(unfit) == "Bra"


def test_publishing_many_pages_tells_what_above_them_is_not_public(admin, area, index):
    article = area.add_child(instance=ArticlePage(title="Om oss", lead="Vi är här.", live=False))
    programme = index.get_parent().add_child(
        instance=type(index)(title="Nästa", slogan="Nytt", term_start=2030, term_end=2034)
    )
    waiting = programme.add_child(instance=type(area)(title="Klimat", lead="Grönt.", live=False))
    address = "/admin/bulk/wagtailcore/page/publish/?next=/admin/"

    assert "inte publicerad" not in admin.get(address, {"id": article.pk}).text
    assert "när en ny mandatperiod börjar" in admin.get(address, {"id": waiting.pk}).text
    area.unpublish()
    told = admin.get(address, {"id": article.pk}).text
    assert "Sidan ovanför är inte publicerad" in told
    assert f'href="/admin/pages/{area.pk}/edit/"' in told
    both = admin.get(address, {"id": [article.pk, area.pk]}).text
    assert "Sidan ovanför är inte publicerad" not in both


def test_a_draft_below_the_chosen_pages_is_checked_too(admin, area, index):
    draft = area.add_child(instance=ArticlePage(title="Skriv här", live=False))
    address = f"/admin/bulk/wagtailcore/page/publish/?id={area.pk}&next=/admin/pages/{index.pk}/"
    response = admin.post(address, {"include_descendants": "on"}, follow=True)
    assert "Inget publicerades" in response.content.decode()
    assert not Page.objects.get(pk=draft.pk).live


def test_approving_from_a_list_is_checked(admin, unfit, admin_user):
    unfit.get_workflow().start(unfit, admin_user)
    state = unfit.current_workflow_task_state.pk
    address = f"/admin/pages/workflow/action/{unfit.pk}/approve/{state}/"
    response = admin.post(address, {"comment": ""}, follow=True)
    assert "Inget publicerades" in response.content.decode()
    assert lead_of(unfit) != "xxx"
    assert type(unfit).objects.get(pk=unfit.pk).workflow_in_progress


def test_what_was_approved_before_the_rules_is_published_at_its_time(unfit):
    """The rules speak to people at the form; the schedule keeps what it was given."""
    unfit.go_live_at = now() + timedelta(seconds=1)
    unfit.save_revision().publish()
    assert lead_of(unfit) != "xxx"
    sleep(1)
    assert run() == (1, 0)
    assert lead_of(unfit) == "xxx"


def test_a_published_page_that_breaks_the_rules_stays_up_and_can_be_taken_down(admin, unfit):
    unfit.save_revision().publish()
    assert admin.get(unfit.url).status_code == 200
    admin.post(f"/admin/pages/{unfit.pk}/unpublish/")
    assert not Page.objects.get(pk=unfit.pk).live
