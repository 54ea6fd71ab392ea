"""What editors send for review, and what reviewers do with it."""

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from .members import member

NEW = "Så samverkar vi med polisen"


def client_of(group, name=None):
    client = Client()
    client.force_login(member(group, name or group.lower()))
    return client


def form_of(article, *actions):
    """The editor's form of `article` with a new title; `actions` are the buttons pressed."""
    return {
        "title": NEW,
        "slug": article.slug,
        "lead": article.lead,
        "body": streamfield([]),
        "read_more": streamfield([]),
        "comments": inline_formset([]),
        **{f"action-{action}": "1" for action in actions},
    }


def save(client, article, *actions):
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    response = client.post(address, nested_form_data(form_of(article, *actions)))
    assert response.status_code == 302, response.content.decode()
    article.refresh_from_db()


def approve(client, article):
    task = article.current_workflow_state.current_task_state
    arguments = [article.pk, "approve", task.pk]
    client.post(reverse("wagtailadmin_pages:workflow_action", args=arguments))
    article.refresh_from_db()
