"""Two people at one form of the admin: nobody saves over the other unknowingly, nothing is lost."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, Site

from contact.models import Appearance, ContactDetails, ContactPerson
from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS
from tests.support.pictures import new_picture
from tests.support.review import client_of

pytestmark = pytest.mark.one_database

CONFLICT = "medan du skrev"


@pytest.fixture
def red(db):
    return client_of(EDITORS, "red")


@pytest.fixture
def gra(db):
    return client_of(REVIEWERS, "gra")


@pytest.fixture
def adm(db):
    return client_of(ADMINISTRATORS, "adm")


@pytest.fixture
def ulla(db):
    return client_of(ADMINISTRATORS, "ulla")


def sent(html):
    """What a browser without JavaScript sends of the form that saves."""
    soup = BeautifulSoup(html, "html.parser")
    forms = soup.select("main form[method=POST], main form[method=post]")
    form = max(forms, key=lambda one: len(one.select("input, select, textarea")))
    data = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        if field.find_parent("template"):
            continue
        name, kind = field["name"], field.get("type", "")
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if kind in ("submit", "file", "button"):
            continue
        if field.name == "select":
            data[name] = [one.get("value", "") for one in field.select("option[selected]")]
        elif field.name == "textarea":
            data[name] = field.text.lstrip("\n")
        else:
            data[name] = field.get("value", "on" if kind == "checkbox" else "")
    return data


def open_form(client, address):
    html = client.get(address).text
    assert "loaded-state" in html
    return sent(html)


def details():
    return ContactDetails.for_site(Site.objects.get())


def details_address():
    return reverse(
        "wagtailsettings:edit", args=["contact", "contactdetails", Site.objects.get().pk]
    )


def test_what_each_changed_of_the_contact_details_is_kept(red, gra):
    of_red, of_gra = open_form(red, details_address()), open_form(gra, details_address())
    red.post(details_address(), of_red | {"phone": "08-530 610 00"})
    answer = gra.post(details_address(), of_gra | {"street_address": "Munkhättevägen 45"})
    assert answer.status_code == 302
    assert str(details().phone) == "08-530 610 00"
    assert details().street_address == "Munkhättevägen 45"


def test_field_that_both_changed_shows_both_and_a_second_press_saves_mine(red, gra):
    of_red, of_gra = open_form(red, details_address()), open_form(gra, details_address())
    red.post(details_address(), of_red | {"city": "Fittja", "postal_code": "145 60"})
    mine = of_gra | {"city": "Norsborg", "street_address": "Vägen 1"}
    html = gra.post(details_address(), mine).text
    assert re.search(r"red har ändrat det här till ”Fittja” medan du skrev", html)
    assert details().city == "Fittja"
    again = sent(html)
    assert (again["city"], again["street_address"]) == ("Norsborg", "Vägen 1")
    assert again["postal_code"] == "145 60"
    assert gra.post(details_address(), again).status_code == 302
    now = details()
    assert (now.city, now.street_address, now.postal_code) == ("Norsborg", "Vägen 1", "145 60")


def test_the_other_saving_once_more_is_noticed_again(red, gra):
    of_red, of_gra = open_form(red, details_address()), open_form(gra, details_address())
    red.post(details_address(), of_red | {"city": "Fittja"})
    again = sent(gra.post(details_address(), of_gra | {"city": "Norsborg"}).text)
    red.post(details_address(), open_form(red, details_address()) | {"city": ""})
    html = gra.post(details_address(), again).text
    assert "red har tömt det här medan du skrev" in html
    assert details().city == ""


@pytest.fixture
def links(db):
    now = details()
    now.social_links = []
    for address in ("https://www.facebook.com/a", "https://www.instagram.com/b"):
        now.social_links.create(url=address)
    now.save()
    return now


def urls():
    return list(details().social_links.values_list("url", flat=True))


def test_link_deleted_in_another_tab_leaves_the_rest_to_be_saved(red, gra, links):
    of_red, of_gra = open_form(red, details_address()), open_form(gra, details_address())
    red.post(details_address(), of_red | {"social_links-0-DELETE": "on"})
    assert urls() == ["https://www.instagram.com/b"]
    answer = gra.post(details_address(), of_gra | {"city": "Norsborg"})
    assert answer.status_code == 302, sent(answer.text)
    assert (details().city, urls()) == ("Norsborg", ["https://www.instagram.com/b"])


def test_links_that_both_changed_show_both_and_a_second_press_saves_mine(red, gra, links):
    of_red, of_gra = open_form(red, details_address()), open_form(gra, details_address())
    red.post(details_address(), of_red | {"social_links-0-DELETE": "on"})
    mine = of_gra | {"social_links-0-url": "https://www.facebook.com/ny"}
    html = gra.post(details_address(), mine).text
    assert CONFLICT in html
    assert "Sparade är: https://www.instagram.com/b" in html
    again = sent(html)
    assert "https://www.facebook.com/ny" in again.values()
    answer = gra.post(details_address(), again)
    assert answer.status_code == 302, answer.text
    assert set(urls()) == {"https://www.facebook.com/ny", "https://www.instagram.com/b"}


def test_preview_and_posts_without_the_state_go_on_as_before(red):
    data = open_form(red, details_address())
    del data["loaded-state"]
    for state in ({}, {"loaded-state": "[1"}, {"loaded-state": '{"city": 3}'}):
        red.post(details_address(), data | state | {"city": f"Ort {len(state)}"})
    assert details().city


def test_rows_that_make_no_sense_are_no_error_of_the_server(red, links):
    data = open_form(red, details_address())
    details().social_links.all().delete()
    for wrong in ({"social_links-TOTAL_FORMS": "x"}, {"social_links-0-ORDER": "²"}):
        assert red.post(details_address(), data | wrong).status_code in (200, 302)


def a_person():
    return ContactPerson.objects.first()


def of_person():
    address = "wagtailsnippets_contact_contactperson:edit"
    return reverse(address, args=[a_person().pk]), "role", lambda: a_person().role


def of_look():
    site = Site.objects.get()
    address = reverse("wagtailsettings:edit", args=["contact", "appearance", site.pk])
    return address, "accent", lambda: Appearance.of(site).accent


def of_redirect():
    made = Redirect.objects.create(old_path="/gammal", redirect_link="/trygghet/")

    def now():
        return Redirect.objects.get(pk=made.pk).redirect_link

    return reverse("wagtailredirects:edit", args=[made.pk]), "redirect_link", now


def of_user():
    person = User.objects.create_user("bo", "bo@example.org", "x", first_name="Bo", last_name="B")
    person.groups.add(Group.objects.get(name=EDITORS))
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    return address, "last_name", lambda: User.objects.get(pk=person.pk).last_name


def of_picture():
    made = new_picture()

    def now():
        made.refresh_from_db()
        return made.credit

    return reverse("wagtailimages:edit", args=[made.pk]), "credit", now


def of_document():
    made = Document.objects.create(title="Protokoll", file=ContentFile(b"text", "p.txt"))

    def now():
        made.refresh_from_db()
        return made.title

    return reverse("wagtaildocs:edit", args=[made.pk]), "title", now


def of_collection():
    made = Collection.get_first_root_node().add_child(name="Valet")

    def now():
        made.refresh_from_db()
        return made.name

    return reverse("wagtailadmin_collections:edit", args=[made.pk]), "name", now


FORMS = [of_person, of_look, of_redirect, of_user, of_picture, of_document, of_collection]
VALUES = {
    of_look: ("#005b39", "#1f2a44"),
    of_redirect: ("https://a.example/", "https://b.example/"),
}


@pytest.fixture(params=FORMS, ids=lambda form: form.__name__)
def both(request, adm, ulla):
    """One form open to two people; the first, adm, saves it as `theirs`."""
    address, field, now = request.param()
    theirs, mine = VALUES.get(request.param, ("Hennes", "Mitt"))
    of_adm, of_ulla = open_form(adm, address), open_form(ulla, address)
    assert adm.post(address, of_adm | {field: theirs}).status_code == 302
    assert now() == theirs
    return address, field, now, of_ulla, theirs, mine


def test_no_form_of_the_admin_saves_over_a_newer_one(both, ulla):
    address, field, now, data, theirs, mine = both
    html = ulla.post(address, data | {field: mine}).text
    # Wagtail does not note who changes a collection.
    name = "Någon annan" if "collections" in address else "adm"
    assert f"{name} har ändrat det här till ”{theirs}” {CONFLICT}" in html
    assert now() == theirs
    again = sent(html)
    assert again[field] == mine
    assert ulla.post(address, again).status_code == 302
    assert now() == mine


def test_form_that_is_saved_unchanged_takes_nothing_back(both, ulla):
    address, _field, now, data, theirs, _mine = both
    assert ulla.post(address, data).status_code == 302
    assert now() == theirs
