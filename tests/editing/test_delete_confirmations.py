"""What is taken away is asked about first, with what would be lost; people are told in words."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Page
from wagtail.users.models import UserProfile

from contact.models import ContactDetails, ContactPerson
from policy.models import Commitment, CommitmentWording, Picture
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.members import member
from tests.support.register import commitments, new_area, update

pytestmark = pytest.mark.one_database


def asked(client, name, pk):
    return client.get(reverse(name, args=[pk])).content.decode()


@pytest.mark.parametrize("name", ["delete", "unpublish"])
def test_taking_a_page_away_says_what_links_there_and_that_promises_stay(boss, index, area, name):
    link = [("link", {"page": area, "address": "", "link_text": "Skolan"})]
    page = new_area(index, "Klimat", "Fler träd")
    page.read_more = link
    page.save_revision().publish()
    html = asked(boss, f"wagtailadmin_pages:{name}", area.pk)
    assert "Klimat" in html
    assert "löften ges på sidan. De stannar i det offentliga registret" in html
    html = asked(boss, f"wagtailadmin_pages:{name}", page.pk)
    assert "Används inte någon annanstans på webbplatsen." in html
    assert "1 löfte ges på sidan" in html
    assert Page.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("several", [False, True])
def test_first_page_is_not_deleted_nor_what_it_stands_on(admin, index, several):
    address = reverse("wagtailadmin_pages:delete", args=[index.pk])
    if several:
        address = f"/admin/bulk/wagtailcore/page/delete/?id={index.pk}&next=/admin/"
    html = admin.post(address, follow=True).text
    assert "Det här är webbplatsens första sida" in html
    assert Page.objects.filter(pk=index.pk, live=True).exists()
    assert ContactDetails.objects.exists()


def test_deleted_pages_promises_stay_in_the_register(boss, index):
    page = new_area(index, "Klimat", "Fler träd")
    one = commitments(page)["Fler träd"]
    update(one)
    boss.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()
    left = Commitment.objects.get(pk=one.pk)
    assert left.updates.count() == 1
    assert left.wordings.last().reason == CommitmentWording.Reason.DELETED


def test_deleting_a_picture_or_a_document_says_where_it_is(boss, area):
    html = asked(boss, "wagtailimages:delete", area.picture.pk)
    assert area.title in html
    document = Document.objects.create(title="Protokoll")
    assert "Används inte någon annanstans på webbplatsen." in asked(
        boss, "wagtaildocs:delete", document.pk
    )
    assert Picture.objects.filter(pk=area.picture.pk).exists()


def test_deleting_a_person_asks(boss):
    person = ContactPerson.objects.first()
    html = asked(boss, "wagtailsnippets_contact_contactperson:delete", person.pk)
    assert 'class="button serious"' in html
    assert ContactPerson.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("action", ["delete", "publish", "unpublish", "move"])
def test_bulk_action_asks_first_and_an_editor_may_not(client, area, action):
    client.force_login(member(EDITORS))
    draft = area.get_children().first()
    if action == "publish":
        draft.unpublish()
    before = (draft.live, draft.path)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    for send in (client.get, client.post):
        send(f"{address}?id={draft.pk}", {"chooser": area.get_parent().pk})
        draft.refresh_from_db()
        assert (draft.live, draft.path) == before


def edit_html(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (EDITORS, "skicka sidan på granskning"),
        (REVIEWERS, "välj ”Schemalägg publicering”"),
    ],
)
def test_scheduling_is_explained_with_the_time_zone(client, area, group, words):
    client.force_login(member(group))
    html = edit_html(client, area)
    assert words in html
    assert "tidszonen Europe/Stockholm" in html


def test_scheduling_follows_the_time_zone_of_the_editor(boss, area):
    profile = UserProfile.get_for_user(User.objects.get(username="boss"))
    profile.current_time_zone = "Europe/Helsinki"
    profile.save()
    assert "tidszonen Europe/Helsinki" in edit_html(boss, area)


def test_draft_is_saved_at_a_calm_pace(boss, area):
    assert 'data-w-autosave-interval-value="3000"' in edit_html(boss, area)
