"""A published change is visible at once; a draft never leaks."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import now
from wagtail.models import Page, get_page_models

from policy.models import ArticlePage, PolicyAreaPage


def test_draft_shows_nowhere(client, index, area):
    area.lead = "Hemligt utkast"
    area.save_revision()
    for path in ("/", "/utbildning/"):
        assert "Hemligt utkast" not in client.get(path).content.decode()


def test_unpublished_area_leaves_index_menu_and_links(client, index, area):
    article = ArticlePage.objects.child_of(PolicyAreaPage.objects.get(slug="trygghet")).get()
    article.read_more = [("link", {"page": area, "link_text": ""})]
    article.save_revision().publish()
    assert "/utbildning/" in client.get(article.url).content.decode()
    area.unpublish()
    assert client.get("/utbildning/").status_code == 404
    for path in ("/", article.url):
        assert "/utbildning/" not in client.get(path).content.decode()


def test_unpublished_article_leaves_read_more(client, index):
    article = ArticlePage.objects.child_of(PolicyAreaPage.objects.get(slug="trygghet")).get()
    assert article.title in client.get("/").content.decode()
    article.unpublish()
    for path in ("/", "/trygghet/"):
        assert article.title not in client.get(path).content.decode()


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_scheduled_page_waits_for_its_time(client, index, area, field):
    setattr(area, field, now() + timedelta(days=1))
    area.lead = "Först i morgon" if field == "go_live_at" else area.lead
    area.save_revision().publish()
    assert "Först i morgon" not in client.get("/").content.decode()
    if field == "expire_at":
        PolicyAreaPage.objects.filter(pk=area.pk).update(expire_at=now() - timedelta(minutes=1))
        call_command("publish_scheduled")
        assert client.get("/utbildning/").status_code == 404


def test_no_page_can_be_made_private():
    ours = [model for model in get_page_models() if model is not Page]
    assert {len(model.private_page_options) for model in ours} == {0}
    assert Page.private_page_options
