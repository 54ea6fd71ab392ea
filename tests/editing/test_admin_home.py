"""The first page of the admin: what one can do here, and what waits for somebody."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from wagtail.admin.menu import help_menu
from wagtail.models import Page, PageLogEntry

from policy.models import ArticlePage, Picture, PolicyIndexPage, TermClosing
from tests.support.members import member
from tests.support.pictures import new_picture
from tests.support.register import commitments, new_area, publish, update

pytestmark = pytest.mark.one_database

HOME = "/admin/"
LONG_AGO = now() - timedelta(days=500)
EMPTY = [
    "Du har inga utkast kvar",
    "Ingenting väntar på dig",
    "Alla sidor är genomlästa",
    "Alla bilder som används har en beskrivning",
]


@pytest.fixture
def moderator(client, index):
    user = User.objects.create_user("maj", password="x")
    user.groups.add(Group.objects.get(name="Granskare"))
    client.force_login(user)
    return user


@pytest.fixture
def editor(index):
    user = User.objects.create_user("asta", first_name="Asta", password="x")
    user.groups.add(Group.objects.get(name="Redaktörer"))
    return user


def home(client):
    return client.get(HOME).content.decode()


def panel(client, name):
    """The HTML of one panel of the home screen."""
    return home(client).split(f'aria-labelledby="home-{name}"')[1].split("</section>")[0]


def age(*pages):
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(last_published_at=LONG_AGO)


def draft(page, user):
    page.lead = "Nytt"
    page.save_revision(user=user)


def test_empty_lists_say_something_kind(client, moderator):
    html = home(client)
    assert [words for words in EMPTY if words not in html] == []
    assert "Uppgradering" not in html
    assert "Dina senaste" not in html


def test_quick_links_lead_where_they_say(client, moderator, index):
    html = home(client)
    start = html.split('class="home-start"')[1].split("</section>")[0]
    addresses = re.findall('<a href="([^"]+)"', start)
    # What is new, an article or promise in each area; the site; areas; tasks.
    assert len(addresses) == 1 + 2 * 4 + 1 + 4 + 7
    assert {client.get(address, follow=True).status_code for address in addresses} == {200}
    for title in ("Trygghet", "Utbildning", "Omsorg", "Bostäder"):
        assert f">{title}</a>" in start


def test_quick_links_are_those_that_the_editor_may_follow(client, db):
    user = User.objects.create_user("nils", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    html = home(client)
    for words in ("Ändra ett område", "Ändra telefon", "Bilder", "Nytt löfte", "Mina utkast"):
        assert words not in html


def test_a_draft_is_its_writers(client, moderator, editor, area):
    draft(area, moderator)
    assert "Utbildning" in panel(client, "drafts")
    client.force_login(editor)
    assert "Utbildning" not in panel(client, "drafts")
    area.save_revision().publish()
    client.force_login(moderator)
    assert "Utbildning" not in panel(client, "drafts")


def test_what_is_handed_in_stands_once_for_each(client, moderator, editor, area):
    draft(area, editor)
    area.get_workflow().start(area, editor)
    assert "Inlämnad av Asta" in panel(client, "to-review")
    assert home(client).count("Inlämnad av") == 1
    client.force_login(editor)
    assert "Väntar på granskning" in panel(client, "handed-in")
    assert "Utbildning" not in panel(client, "drafts")
    area.current_workflow_task_state.reject(user=moderator)
    assert "Du har fått tillbaka" in panel(client, "handed-in")
    area.current_workflow_state.cancel()
    assert "Du väntar inte på någon" in panel(client, "handed-in")


def test_open_promises_without_news_wait_longest_first(client, moderator, index):
    page = new_area(index, "Klimat", "Ny skola", "Ny park", "Nytt bad")
    made = commitments(page)
    assert "Ny skola" not in panel(client, "without-updates")
    update(made["Ny skola"], date=localdate() - timedelta(days=200))
    update(made["Ny park"], date=localdate() - timedelta(days=100))
    update(made["Nytt bad"], status="done", date=localdate() - timedelta(days=300))
    html = panel(client, "without-updates")
    assert "Ny skola" in html
    assert "Ny park" not in html
    assert "Nytt bad" not in html
    publish(page, "Ny park")
    assert "Ny skola" not in panel(client, "without-updates")


def test_administrator_is_asked_to_close_a_term_that_is_over(client, moderator, index):
    title = "Mandatperioden 2018–2022 är slut: stäng den"
    one = commitments(new_area(index, "Klimat", "Ny skola"))["Ny skola"]
    assert title not in home(client)
    client.force_login(member("Administratörer", "ulla"))
    assert title in panel(client, "terms-to-close")
    update(one, date=localdate() - timedelta(days=200))
    TermClosing.objects.create(term_start=2018, term_end=2022)
    assert title not in home(client)
    assert "Ny skola" not in panel(client, "without-updates")


def test_a_page_is_asked_about_after_a_year_and_then_again(client, moderator, area):
    age(area)
    assert "Utbildning" in panel(client, "stale")
    before = area.revisions.count(), area.last_published_at
    response = client.post(f"/admin/aktuellt/{area.pk}/", follow=True)
    assert "Tack! Vi frågar inte om ”Utbildning”" in response.content.decode()
    assert "Utbildning" not in panel(client, "stale")
    area.refresh_from_db()
    assert (area.revisions.count(), area.last_published_at) == (before[0], LONG_AGO)
    entry = PageLogEntry.objects.get(action="site_project.looked_at")
    assert (entry.page_id, entry.user) == (area.pk, moderator)
    history = client.get(f"/admin/pages/{area.pk}/history/").content.decode()
    assert "Genomläst: stämmer fortfarande" in history
    PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=LONG_AGO)
    assert "Utbildning" in panel(client, "stale")


def test_only_who_may_edit_a_page_says_that_it_is_still_true(client, area):
    user = User.objects.create_user("nils", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.post(f"/admin/aktuellt/{area.pk}/").status_code == 404
    assert client.get(f"/admin/aktuellt/{area.pk}/").status_code == 405
    client.logout()
    assert client.post(f"/admin/aktuellt/{area.pk}/").status_code == 302
    assert not PageLogEntry.objects.filter(action="site_project.looked_at").exists()


def test_an_older_programme_may_grow_old(client, moderator, index):
    archive = index.add_child(
        instance=PolicyIndexPage(title="Förr", slogan="Förr", term_start=2014, term_end=2018)
    )
    age(archive, archive.add_child(instance=ArticlePage(title="Gammal artikel")))
    assert "Alla sidor är genomlästa" in panel(client, "stale")


def test_a_picture_in_use_without_description_is_shown_and_unused_ones_counted(
    client, moderator, area
):
    used = new_picture("torget.jpg", title="Torget", description="")
    new_picture("oanvand.jpg", title="Oanvänd", description="")
    area.picture = used
    area.save_revision().publish()
    html = panel(client, "undescribed")
    assert "Torget" in html
    assert "Oanvänd" not in html
    assert "En bild till saknar beskrivning" in html
    Picture.objects.filter(pk=used.pk).update(description="Ett torg")
    assert "Alla bilder som används har en beskrivning" in panel(client, "undescribed")


def fill(index, moderator, editor, number):
    for n in range(number):
        name = f"{number}-{n}"
        article = index.add_child(instance=ArticlePage(title=f"Artikel {name}"))
        article.picture = new_picture(f"{name}.jpg", description="")
        article.save_revision().publish()
        age(article)
        draft(index.add_child(instance=ArticlePage(title=f"Utkast {name}")), moderator)
        handed_in = index.add_child(instance=ArticlePage(title=f"Inlämnad {name}"))
        draft(handed_in, editor)
        handed_in.get_workflow().start(handed_in, editor)
        made = commitments(new_area(index, f"Klimat {name}", f"Löfte {name}"))
        for one in made.values():
            update(one, date=localdate() - timedelta(days=200))


def test_queries_do_not_grow_with_what_waits(client, moderator, editor, index):
    counts = []
    # The lists are full, and then there is more.
    for number in (6, 2):
        fill(index, moderator, editor, number)
        home(client)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert "Löfte 6-0" in home(client)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 60


def test_help_wears_no_badge_about_what_is_new(client, moderator):
    request = RequestFactory().get(HOME)
    request.user = moderator
    items = help_menu.menu_items_for_request(request)
    assert items
    assert [item.name for item in items if "data-w-dismissible-id-value" in item.attrs] == []


def test_without_messages_the_summary_counts_nothing(admin, index):
    html = home(admin)
    assert "Alla meddelanden är omhändertagna" in html
    assert "0 meddelanden" not in html
