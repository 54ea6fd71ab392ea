"""What an editor writes is read by somebody else first, where the branch wants that."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import nested_form_data

from policy.models import ArticlePage
from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS
from site_project.mail.staff_mail import deliver_staff_mail
from site_project.models import OutgoingMail, Review
from tests.support.members import member
from tests.support.review import NEW, approve, client_of, form_of, save

pytestmark = pytest.mark.one_database


@pytest.fixture
def article(db):
    return ArticlePage.objects.get(slug="sa-samverkar-vi")


@pytest.mark.parametrize("group", [REVIEWERS, ADMINISTRATORS])
def test_editor_sends_and_a_reviewer_publishes(article, group):
    editor, reviewer = client_of(EDITORS), client_of(group)
    save(editor, article, "publish")
    assert article.title != NEW
    save(editor, article, "submit")
    assert article.title != NEW
    approve(editor, article)
    assert article.title != NEW
    approve(reviewer, article)
    assert (article.title, article.live) == (NEW, True)


def choices(client, article):
    """The buttons below the form of a page, the main one first."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content
    return [
        " ".join((one.em or one).text.split())
        for one in BeautifulSoup(html, "html.parser").select("footer :is(button, a).button")
        if "w-dropdown__toggle" not in one["class"]
    ]


def test_main_button_is_the_next_step(article):
    editor, reviewer = client_of(EDITORS), client_of(REVIEWERS)
    assert choices(editor, article) == ["Skicka in", "Spara utkast"]
    assert choices(reviewer, article) == ["Publicera", "Skicka in", "Spara utkast", "Avpublicera"]
    save(editor, article, "submit")
    decide = ["Godkänn och publicera", "Skicka tillbaka", "Spara utkast", "Avpublicera"]
    assert choices(reviewer, article) == decide
    assert choices(editor, article)[0] == "Ta tillbaka från granskning"
    assert choices(client_of(EDITORS, "bo"), article) == ["Sidan är låst"]
    article.current_workflow_task_state.reject(user=member(REVIEWERS, "gun"))
    assert choices(editor, article) == ["Skicka in igen", "Spara utkast"]


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("approve", "Sidan är publicerad så som du har läst den."),
        ("reject", "Sidan är tillbaka hos redaktörer, som ser vad du skrev."),
    ],
)
def test_reviewer_is_told_what_became_of_the_page(article, action, told):
    save(client_of(EDITORS), article, "submit")
    reviewer = client_of(REVIEWERS)
    form = form_of(article, "workflow-action") | {"workflow-action-name": action}
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    html = reviewer.post(address, nested_form_data(form), follow=True).content.decode()
    assert told in html


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_reviewer_is_told_when_the_page_has_been_taken_back_meanwhile(article, action):
    save(client_of(EDITORS), article, "submit")
    article.current_workflow_state.cancel()
    form = form_of(article, "workflow-action") | {
        "workflow-action-name": action,
        "workflow-action-extra-data": '{"comment": "Rubriken är fel."}',
    }
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    html = client_of(REVIEWERS).post(address, nested_form_data(form), follow=True).text
    assert "Sidan väntar inte längre på din granskning. Den är sparad som utkast." in html
    assert "Rubriken är fel." in html


def test_reviewer_is_told_that_an_approved_page_waits_for_its_time(article):
    article.go_live_at = timezone.now() + timedelta(days=2)
    article.save_revision()
    editor, reviewer = client_of(EDITORS), client_of(REVIEWERS)
    time = {"go_live_at": f"{article.go_live_at:%Y-%m-%d %H:%M}"}
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    editor.post(address, nested_form_data(form_of(article, "submit") | time))
    form = form_of(article, "workflow-action") | time | {"workflow-action-name": "approve"}
    html = reviewer.post(address, nested_form_data(form), follow=True).text
    assert "Sidan är godkänd och publiceras när tiden är inne." in html


@pytest.mark.parametrize("group", [REVIEWERS, ADMINISTRATORS])
def test_reviewers_publish_by_themselves(article, group):
    save(client_of(group), article, "publish")
    assert article.title == NEW


def switch(client, on):
    review = Review.load()
    address = reverse("wagtailsettings:edit", args=["site_project", "review", review.pk])
    assert client.get(address).status_code in (200, 302)
    client.post(address, {"required": "on"} if on else {})


def test_administrator_of_a_small_team_switches_review_off_and_on(article):
    editor, boss = client_of(EDITORS), client_of(ADMINISTRATORS)
    save(editor, article, "submit")
    switch(boss, on=False)
    article.refresh_from_db()
    assert article.current_workflow_state is None
    assert article.get_latest_revision_as_object().title == NEW
    save(editor, article, "publish")
    assert article.title == NEW
    article.unpublish()
    switch(boss, on=True)
    save(editor, article, "publish")
    assert not article.live
    save(editor, article, "submit")
    assert article.current_workflow_state.status == "in_progress"


@pytest.mark.parametrize("group", [EDITORS, REVIEWERS])
def test_nobody_else_switches_review_off(article, group):
    switch(client_of(group), on=False)
    assert Review.load().required


def test_form_says_who_publishes_when_review_is_off(admin):
    address = reverse("wagtailsettings:edit", args=["site_project", "review", Review.load().pk])
    assert "redaktörer publicerar själva" in admin.get(address).content.decode()


def test_reviewers_are_told_by_mail(article):
    client_of(REVIEWERS)
    save(client_of(EDITORS), article, "submit")
    assert [f"{REVIEWERS.lower()}@example.org"] in [sent.to for sent in mail.outbox]
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in mail.outbox[0].body


def test_nothing_is_sent_where_no_mail_is_configured(article, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    client_of(REVIEWERS)
    save(client_of(EDITORS), article, "submit")
    assert article.current_workflow_state
    assert mail.outbox == []


def test_review_begins_though_the_mail_server_is_gone(article, settings):
    settings.MAIL_IS_CONFIGURED = True
    settings.EMAIL_BACKEND = "site_project.mail.backend.QueueBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.invalid"
    client_of(REVIEWERS)
    save(client_of(EDITORS), article, "submit")
    assert article.current_workflow_state
    assert deliver_staff_mail() == 0
    assert OutgoingMail.objects.get().attempts == 0


def test_history_says_who_sent_and_who_approved(article):
    save(client_of(EDITORS), article, "submit")
    approve(client_of(REVIEWERS), article)
    entries = PageLogEntry.objects.filter(page=article.pk)
    by = {entry.action: entry.user.username for entry in entries if entry.user}
    assert by["wagtail.workflow.start"] == EDITORS.lower()
    assert by["wagtail.workflow.approve"] == REVIEWERS.lower()
    assert User.objects.count() == 2


def lock(client, article):
    client.post(reverse("wagtailadmin_pages:lock", args=[article.pk]))
    article.refresh_from_db()
    assert article.locked


@pytest.mark.parametrize("group", [REVIEWERS, ADMINISTRATORS])
@pytest.mark.parametrize("under_review", [True, False])
@pytest.mark.parametrize("gone", [False, True])
def test_page_that_one_reviewer_locked_is_opened_by_others(article, group, under_review, gone):
    editor, locker = client_of(EDITORS), client_of(REVIEWERS, "gun")
    save(editor, article, *(["submit"] if under_review else []))
    lock(locker, article)
    if gone:
        User.objects.get(username="gun").delete()
    other = client_of(group, "ulla")
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    unlock = reverse("wagtailadmin_pages:unlock", args=[article.pk])
    html = other.get(edit).text
    assert ("är låst</b> av någon som inte längre har ett konto här." in html) is gone
    assert unlock in html
    editor.post(unlock)
    article.refresh_from_db()
    assert article.locked
    other.post(unlock)
    article.refresh_from_db()
    assert not article.locked
    if under_review:
        approve(other, article)
        assert article.title == NEW


@pytest.mark.parametrize("gone", [False, True])
def test_list_of_locked_pages_says_by_whom(article, gone):
    lock(client_of(REVIEWERS, "gun"), article)
    if gone:
        User.objects.get(username="gun").delete()
    html = client_of(ADMINISTRATORS).get(reverse("wagtailadmin_reports:locked_pages")).text
    assert ("gun" in html) is not gone
    assert reverse("wagtailadmin_pages:unlock", args=[article.pk]) in html
