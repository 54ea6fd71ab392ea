"""What a reviewer approves is what they have read, and what is read or locked stays as it is."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from policy.models import ArticlePage
from policy.translation.publishing import translation_of
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.members import member
from tests.support.review import NEW, approve, client_of, form_of, save
from tests.support.translations import translate_all
from tests.support.translators import address_of, put

pytestmark = pytest.mark.one_database

CHANGED = "Texten har ändrats sedan du läste den"


@pytest.fixture
def article(db):
    return ArticlePage.objects.get(slug="sa-samverkar-vi")


@pytest.fixture
def editor(db):
    return client_of(EDITORS)


@pytest.fixture
def reviewer(db):
    return client_of(REVIEWERS)


@pytest.fixture
def evil(article, editor):
    """A version that nobody has read, older than the one under review."""
    save(editor, article)
    latest = article.get_latest_revision()
    latest.content["title"] = "Ogranskat"
    latest.save()
    return latest


def locked_by(article, name):
    article.locked, article.locked_by = True, member(REVIEWERS, name)
    article.save()


def form_with(article, **changes):
    return nested_form_data(form_of(article) | changes)


def by_form(client, article, evil):
    client.post(edit(article), form_with(article, title="Ogranskat"))


def by_itself(client, article, evil):
    data = form_with(article, title="Ogranskat", overwrite_revision_id=article.latest_revision_id)
    client.post(edit(article), data, headers={"accept": "application/json"})


def by_reverting(client, article, evil):
    address = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, evil.pk])
    client.post(address, form_with(article, title="Ogranskat", revision=evil.pk))


def by_api(client, article, evil):
    address = f"/admin/api/main/pages/{article.pk}/action/revert_to_page_revision/"
    client.post(address, {"revision_id": evil.pk}, content_type="application/json")


def by_code(client, article, evil):
    user = member(EDITORS, "kod")
    with pytest.raises(PermissionDenied):
        evil.as_object().save_revision(user=user)


WAYS = [by_form, by_itself, by_reverting, by_api, by_code]


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.mark.parametrize("way", WAYS)
def test_nobody_swaps_the_text_under_review(article, editor, reviewer, evil, way):
    save(editor, article, "submit")
    read = article.latest_revision_id
    way(editor, article, evil)
    article.refresh_from_db()
    assert article.latest_revision_id == read
    approve(reviewer, article)
    assert article.title == NEW


@pytest.mark.parametrize("way", WAYS)
def test_nobody_writes_a_page_that_a_reviewer_has_locked(article, editor, evil, way):
    locked_by(article, "gun")
    way(editor, article, evil)
    article.refresh_from_db()
    assert article.latest_revision_id == evil.pk
    assert article.get_latest_revision_as_object().title == "Ogranskat"


def task_address(page, action="approve", query=""):
    task = page.current_workflow_task_state.pk
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task]) + query


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_what_was_saved_since_is_not_decided_about_unread(article, editor, reviewer, action):
    save(editor, article, "submit")
    article.specific.save_revision()
    answer = reviewer.post(task_address(article, action), {"comment": "Bra"}, follow=True)
    assert CHANGED in answer.text
    assert "Läs den nya texten" in answer.text
    article.refresh_from_db()
    assert (article.title != NEW, article.workflow_in_progress) == (True, True)


def test_another_version_than_the_one_shown_is_not_approved(article, editor, reviewer):
    save(editor, article, "submit")
    shown = article.latest_revision_id
    form = reviewer.get(task_address(article)).json()["html"]
    assert f"?revision={shown}" in form
    answer = reviewer.post(task_address(article, query=f"?revision={shown - 1}"), follow=True)
    assert CHANGED in answer.text
    assert article.workflow_in_progress
    reviewer.post(task_address(article, query=f"?revision={shown}"))
    article.refresh_from_db()
    assert article.title == NEW


def test_step_of_another_page_is_not_approved_here(article, area, editor, reviewer):
    save(editor, article, "submit")
    area.save_revision()
    area.get_workflow().start(area, None)
    task = area.current_workflow_task_state.pk
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task])
    assert reviewer.post(address).status_code == 404
    area.refresh_from_db()
    assert area.workflow_in_progress


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_form_read_before_the_text_was_changed_decides_nothing(article, editor, reviewer, action):
    save(editor, article, "submit")
    old = article.get_latest_revision()
    loaded = {
        "loaded_revision_id": old.pk,
        "loaded_revision_created_at": old.created_at.isoformat(),
        "workflow-action-name": action,
    }
    article.specific.save_revision(user=member(REVIEWERS, "gun"))
    form = form_of(article, "workflow-action") | loaded | {"title": "Så som jag vill ha det"}
    html = reviewer.post(edit(article), nested_form_data(form)).text
    assert CHANGED in html
    assert "Så som jag vill ha det" in html
    article.refresh_from_db()
    assert (article.title != NEW, article.workflow_in_progress) == (True, True)


def test_page_that_another_reviewer_has_locked_is_not_decided_about(article, editor, reviewer):
    save(editor, article, "submit")
    locked_by(article, "gun")
    answer = reviewer.post(task_address(article), follow=True)
    assert "gun" in answer.text
    article.refresh_from_db()
    assert article.workflow_in_progress


@pytest.fixture
def handed_in(languages, english):
    """Clients of an editor who has handed the English area in and of a reviewer who reads it."""
    asta, gun = Client(), Client()
    asta.force_login(member(EDITORS, "asta"))
    gun.force_login(member(REVIEWERS, "gun"))
    translate_all(translation_of(english))
    asta.post(edit(english), {"action": "hand-in"})
    english.refresh_from_db()
    assert english.workflow_in_progress
    gun.get(edit(english))
    return asta, gun


def test_translation_under_review_is_written_by_reviewers_only(handed_in, english):
    asta, gun = handed_in
    answer = put(asta, address_of(english), "Unread words.")
    assert (answer.status_code, "granskning" in answer.json()["error"]) == (409, True)
    assert asta.delete(address_of(english)).status_code == 409
    stop = f"/admin/localize/translate/{translation_of(english).pk}/disable/"
    assert "Inget har ändrats" in asta.post(stop, follow=True).text
    screen = BeautifulSoup(asta.get(edit(english)).text, "html.parser")
    texts = screen.select("textarea[data-address]")
    assert {text.has_attr("readonly") for text in texts} == {True}
    assert put(gun, address_of(english), "Words of the reviewer.").status_code in (200, 201)
    gun.post(edit(english), {"action": "publish"})
    english.refresh_from_db()
    assert english.lead == "Words of the reviewer."


def test_translation_that_somebody_else_changed_meanwhile_is_read_first(handed_in, english):
    _, gun = handed_in
    other = Client()
    other.force_login(member(REVIEWERS, "ulla"))
    for action in ("send-back", "publish"):
        put(other, address_of(english), f"Unread at {action}.")
        answer = gun.post(edit(english), {"action": action, "comment": "Fint!"}, follow=True)
        assert CHANGED in answer.text
        assert "Fint!" in answer.text
        english.refresh_from_db()
        assert english.workflow_in_progress
        assert "Unread" not in english.lead
    gun.post(edit(english), {"action": "publish"})
    english.refresh_from_db()
    assert english.lead == "Unread at publish."
