"""What is deleted in the admin can be brought back for thirty days, as it was."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import User
from django.core import serializers
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, ReferenceIndex, Revision, Site

from contact.models import ContactPerson
from policy.models import ArticlePage, Picture, PolicyAreaPage
from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS
from site_project.models import BinEntry
from site_project.scheduler import run_round
from tests.support.members import member
from tests.support.register import commitments, history, new_area, update
from tests.support.review import client_of

pytestmark = pytest.mark.one_database

# What is made anew, or tells of the deletion and the return.
NOT_COMPARED = {
    "wagtailcore.pagelogentry",
    "wagtailcore.modellogentry",
    "wagtailcore.referenceindex",
    "wagtailsearch.indexentry",
    "policy.commitmentwording",
    "policy.registerversion",
    "sessions.session",
}


def everything():
    """Every row of pages and what belongs to them, by model and key."""
    labels = ("wagtailcore", "policy", "wagtailredirects", "contact", "wagtail_localize")
    models = [
        model
        for label in labels
        for model in apps.get_app_config(label).get_models()
        if model._meta.label_lower not in NOT_COMPARED
    ]
    rows = [row for one in models for row in serializers.serialize("python", one.objects.all())]
    return {(row["model"], row["pk"]): row["fields"] for row in rows}


def references(page):
    """What the page refers to, such as a picture, which may be public because of that."""
    rows = ReferenceIndex.objects.filter(object_id=str(page.pk))
    return set(rows.values_list("to_object_id", "model_path", "content_path"))


@pytest.fixture
def gun(db):
    return client_of(REVIEWERS, "gun")


@pytest.fixture
def ulla(db):
    return client_of(ADMINISTRATORS, "ulla")


@pytest.fixture
def climate(index):
    return new_area(index, "Klimat", "Fler träd", "Renare luft")


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True).text


def bring_back(client, entry=None):
    entry = entry or BinEntry.objects.get()
    return client.post(reverse("bring_back", args=[entry.pk]), follow=True)


def test_page_comes_back_with_every_row_that_it_had(gun, climate):
    climate.picture = Picture.objects.first()
    climate.save()
    climate.save_revision(user=User.objects.get(username="gun"))
    Redirect.objects.create(old_path="/miljo", redirect_page=climate, site=Site.objects.get())
    before, referred = everything(), references(climate)
    assert referred
    delete(gun, climate)
    assert not Page.objects.filter(pk=climate.pk).exists()
    bring_back(gun)
    assert everything() == before
    assert references(climate) == referred
    assert not BinEntry.objects.exists()


def test_promises_are_the_same_again_and_the_register_tells_all(client, gun, climate):
    one = commitments(climate)["Fler träd"]
    update(one)
    delete(gun, climate)
    assert client.get(climate.url).status_code == 404
    bring_back(gun)
    assert commitments(climate)["Fler träd"].public_id == one.public_id
    assert history(one) == ["Fler träd", "deleted", "Fler träd"]
    assert one.updates.count() == 1
    assert client.get(climate.url).status_code == 200


def test_tree_comes_back_in_order_below_a_parent_that_has_moved_on(ulla, index, climate):
    below = climate.add_child(instance=ArticlePage(title="Träden", slug="traden", lead="Bra."))
    delete(ulla, climate)
    other = new_area(index, "Klimat", "Något annat")
    assert other.slug == "klimat"
    bring_back(ulla)
    climate.refresh_from_db()
    assert (climate.slug, climate.url_path) == ("klimat-1", f"{index.url_path}klimat-1/")
    assert climate.get_latest_revision_as_object().slug == "klimat-1"
    [child] = climate.get_children()
    assert (child.pk, child.url_path) == (below.pk, f"{climate.url_path}traden/")
    assert Page.find_problems() == ([], [], [], [], [])


def test_page_below_a_deleted_page_waits_for_that_one(ulla, climate):
    below = climate.add_child(instance=ArticlePage(title="Träden", slug="traden", lead="Bra."))
    delete(ulla, below)
    delete(ulla, climate)
    of_below = BinEntry.objects.get(object_id=below.pk)
    assert "Hämta tillbaka den först" in bring_back(ulla, of_below).text
    bring_back(ulla, BinEntry.objects.get(object_id=climate.pk))
    bring_back(ulla, of_below)
    assert Page.objects.get(pk=below.pk).get_parent().pk == climate.pk


def test_translation_is_the_translation_again(ulla, index, climate, languages):
    english = Locale.objects.get(language_code="en")
    copy = climate.copy_for_translation(english, copy_parents=True, alias=True)
    delete(ulla, climate)
    bring_back(ulla)
    copy.refresh_from_db()
    climate.refresh_from_db()
    assert copy.translation_key == climate.translation_key
    assert copy.alias_of_id == climate.pk


def test_what_is_gone_for_good_by_then_is_left_out(gun, climate):
    asta = member(EDITORS, "asta")
    climate.save_revision(user=asta)
    delete(gun, climate)
    asta.delete()
    bring_back(gun)
    revisions = Revision.objects.filter(object_id=str(climate.pk))
    assert revisions.filter(user=None).exists()


def test_each_sees_in_the_bin_what_they_could_delete(gun, ulla, index, climate):
    asta = client_of(EDITORS, "asta")
    draft = index.add_child(
        instance=PolicyAreaPage(title="Mitt utkast", slug="utkast", lead="A", live=False)
    )
    climate.add_child(instance=ArticlePage(title="Träden", slug="traden", lead="Bra."))
    one_page = new_area(index, "Kultur", "Fler scener")
    for page in (draft, climate, one_page):
        delete(ulla, page)

    def seen(client):
        soup = BeautifulSoup(client.get(reverse("bin")).text, "html.parser")
        return {one.text for one in soup.select(".bin h2")}

    assert seen(asta) == {"Mitt utkast"}
    assert seen(gun) == {"Mitt utkast", "Kultur"}
    assert seen(ulla) == {"Mitt utkast", "Kultur", "Klimat"}
    entry = BinEntry.objects.get(object_id=climate.pk)
    for name in ("bring_back", "erase"):
        gun.post(reverse(name, args=[entry.pk]))
    assert BinEntry.objects.filter(pk=entry.pk).exists()
    assert not Page.objects.filter(pk=climate.pk).exists()


def test_message_after_deleting_undoes_it(gun, climate):
    html = delete(gun, climate)
    soup = BeautifulSoup(html, "html.parser")
    [button] = soup.select("[data-w-action-url-value]")
    assert button.text == "Ångra"
    gun.post(button["data-w-action-url-value"])
    assert Page.objects.get(pk=climate.pk).live


def test_pages_deleted_at_once_are_kept_each(ulla, index, climate):
    other = new_area(index, "Kultur", "Fler scener")
    address = f"/admin/bulk/wagtailcore/page/delete/?id={climate.pk}&id={other.pk}&next=/admin/"
    ulla.post(address)
    assert {one.title for one in BinEntry.objects.all()} == {"Klimat", "Kultur"}
    for entry in BinEntry.objects.all():
        bring_back(ulla, entry)
    assert Page.objects.filter(pk__in=[climate.pk, other.pk], live=True).count() == 2


def test_page_that_was_asked_about_and_kept_is_not_in_the_bin(gun, climate):
    gun.get(reverse("wagtailadmin_pages:delete", args=[climate.pk]))
    assert not BinEntry.objects.exists()


@pytest.mark.parametrize("several", [False, True])
def test_contact_person_comes_back(gun, several):
    person = ContactPerson.objects.first()
    before = everything()
    address = reverse("wagtailsnippets_contact_contactperson:delete", args=[person.pk])
    if several:
        address = f"/admin/bulk/contact/contactperson/delete/?id={person.pk}&next=/admin/"
    assert "Ångra" in gun.post(address, follow=True).text
    assert not ContactPerson.objects.filter(pk=person.pk).exists()
    bring_back(gun)
    assert everything() == before


def test_what_has_been_made_anew_meanwhile_keeps_its_place(gun, index, climate):
    person = ContactPerson.objects.first()
    gun.post(reverse("wagtailsnippets_contact_contactperson:delete", args=[person.pk]))
    ContactPerson.objects.create(name="Ny", translation_key=person.translation_key)
    delete(gun, climate)
    anew = new_area(index, "Klimatet")
    Page.objects.filter(pk=anew.pk).update(translation_key=climate.translation_key)
    for entry in BinEntry.objects.all():
        assert "gjorts på nytt" in bring_back(gun, entry).text
        assert BinEntry.objects.filter(pk=entry.pk).exists()


def test_bin_outlives_an_upgrade_that_takes_fields_and_models_away(gun, climate):
    delete(gun, climate)
    entry = BinEntry.objects.get()
    rows = json.loads(entry.rows)
    for row in rows:
        row["fields"]["no_longer"] = 1
    rows.append({"model": "policy.nolonger", "pk": 1, "fields": {}})
    entry.rows, entry.cleared = json.dumps(rows), [["policy.nolonger", "page_id", 1, climate.pk]]
    entry.save()
    BinEntry.objects.create(model="policy.nolonger", object_id=1, title="Borta", rows="[]")
    assert "Borta" not in gun.get(reverse("bin")).text
    bring_back(gun, entry)
    assert gun.get(climate.url).status_code == 200


def test_erased_is_gone_and_after_thirty_days_all_is(gun, climate, index):
    delete(gun, climate)
    gun.post(reverse("erase", args=[BinEntry.objects.get().pk]))
    assert not BinEntry.objects.exists()
    for days in (29, 31):
        page = new_area(index, f"Område {days}", "Något")
        delete(gun, page)
        at = timezone.now() - timedelta(days=days)
        BinEntry.objects.filter(object_id=page.pk).update(deleted_at=at)
    run_round()
    assert [one.title for one in BinEntry.objects.all()] == ["Område 29"]


def test_nobody_meets_what_is_in_the_bin(client, ulla, climate):
    delete(ulla, climate)
    bin_of_ulla = ulla.get(reverse("bin")).text
    assert "Klimat" in bin_of_ulla
    ulla.get("/admin/")  # The message with the title has been read.
    entry = BinEntry.objects.get()
    parent = entry.parent_id
    of_editors = (
        f"/admin/pages/{parent}/",
        "/admin/pages/search/?q=Klimat",
        f"/admin/choose-page/{parent}/",
        "/admin/choose-page/search/?q=Klimat",
        f"/admin/api/main/pages/?child_of={parent}",
    )
    of_visitors = ("/", "/sitemap.xml", "/?q=Klimat")

    def met():
        shown = {one: ulla.get(one).text for one in of_editors}
        shown |= {one: client.get(one).text for one in of_visitors}
        signs = ("/klimat/", f"/pages/{climate.pk}/")
        return {one for one, html in shown.items() if any(sign in html for sign in signs)}

    assert met() == set()
    bring_back(ulla, entry)
    assert met() == {*of_editors, *of_visitors}


def test_page_whose_language_is_gone_stays_in_the_bin(ulla, index, languages):
    finnish = Locale.objects.create(language_code="fi")
    home = index.copy_for_translation(finnish)
    page = new_area(home, "Ilmasto")
    delete(ulla, page)
    home.delete()
    entry = BinEntry.objects.get()
    entry.parent_id = index.pk
    entry.save()
    finnish.delete()
    assert "går inte att hämta tillbaka" in bring_back(ulla, entry).text
    assert BinEntry.objects.filter(pk=entry.pk).exists()
