"""Who changed what and when, in Swedish words."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from contact.models import ContactDetails, ContactPerson
from site_project.admin.groups import EDITORS, REVIEWERS
from site_project.models import Review
from tests.support.members import member
from tests.support.register import commitments, new_area, update_form

pytestmark = pytest.mark.one_database

HISTORY = "/admin/reports/site-history/"


def rows(client):
    return client.get(HISTORY).content.decode().partition("<tbody")[2]


def change_details(client, **fields):
    details = ContactDetails.objects.get()
    links = [
        {"url": link.url, "id": link.pk, **({"is_party_wide": "on"} if link.is_party_wide else {})}
        for link in details.social_links.all()
    ]
    names = ("organisation", "street_address", "postal_code", "city", "email")
    form = {
        **{name: getattr(details, name) for name in names},
        "phone": str(details.phone),
        "message_recipient": details.message_recipient,
        "message_retention_days": details.message_retention_days,
        **fields,
        "social_links": inline_formset(links, initial=len(links)),
    }
    address = reverse("wagtailsettings:edit", args=["contact", "contactdetails", details.site_id])
    assert client.post(address, nested_form_data(form)).status_code == 302


def test_changed_setting_is_told_with_what_it_was(boss):
    before = ContactDetails.objects.get().city
    change_details(boss, city="Alby", message_recipient="hemlig@example.org")
    told = rows(boss)
    assert f"ort: ”{before}” → ”Alby”" in told
    assert "meddelanden går till" in told
    assert "hemlig@example.org" not in told
    assert "boss" in told


def test_unchanged_setting_is_told_as_edited(boss):
    change_details(boss)
    assert ModelLogEntry.objects.get().data == {}
    assert "→" not in rows(boss)


def test_switch_of_review_is_told(boss):
    address = reverse("wagtailsettings:edit", args=["site_project", "review", Review.load().pk])
    boss.post(address, {})
    assert "”Ja” → ”Nej”" in rows(boss)


def test_changed_person_is_told_without_their_old_number(boss):
    person = ContactPerson.objects.first()
    old = str(person.phone)
    address = reverse("wagtailsnippets_contact_contactperson:edit", args=[person.pk])
    fields = {
        "name": person.name,
        "role": "Kassör",
        "email": person.email,
        "phone": "08-530 610 77",
    }
    assert boss.post(address, fields).status_code == 302
    told = rows(boss)
    assert "roll" in told
    assert "telefon" in told
    assert "610 77" not in told + str(ModelLogEntry.objects.values())
    assert not old or old not in str(ModelLogEntry.objects.values())
    history = reverse("wagtailsnippets_contact_contactperson:history", args=[person.pk])
    assert "telefon" in boss.get(history).content.decode()


def test_changed_group_and_password_of_a_person_are_told(boss):
    user = member(EDITORS, first_name="Asta", last_name="Berg")
    fields = {"username": "asta", "first_name": "Asta", "last_name": "Berg", "email": user.email}
    password = dict.fromkeys(("password1", "password2"), "tre glada bufflar")
    role = Group.objects.get(name=REVIEWERS).pk
    address = reverse("wagtailusers_users:edit", args=[user.pk])
    boss.post(address, {**fields, **password, "role": role, "is_active": "on"})
    told = boss.get(reverse("wagtailusers_users:history", args=[user.pk])).content.decode()
    assert f"grupper: ”{EDITORS}” → ”{REVIEWERS}”" in told
    assert "lösenord" in told
    assert User.objects.get(pk=user.pk).password not in str(ModelLogEntry.objects.values())


def test_update_of_a_commitment_is_told_once_and_leads_to_it(client, index):
    client.force_login(member(EDITORS))
    one = commitments(new_area(index, "Klimat", "Fler träd"))["Fler träd"]
    address = reverse("commitments:commitment", args=[one.pk])
    for _ in range(2):
        evidence = {"address": "https://example.org/protokoll", "title": "Protokoll"}
        client.post(address, update_form(evidence, status="done"))
    told = rows(client)
    assert told.count("Skrev en uppföljning: Genomfört") == 1
    assert "Fler träd" in told
    assert address in told


def test_every_action_of_ours_is_named_in_swedish():
    with translation.override("en"):
        english = {action: str(label) for action, label in registry.get_choices()}
    with translation.override("sv"):
        swedish = {action: str(label) for action, label in registry.get_choices()}
    ours = {action for action in english if not action.startswith("wagtail.")}
    assert len(ours) >= 4
    assert [action for action in ours if english[action] == swedish[action]] == []


def test_editor_compares_two_versions_of_a_page(client, area):
    client.force_login(member(EDITORS))
    first = area.save_revision()
    area.lead = "Skolan är till för barnen."
    second = area.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[area.pk, first.pk, second.pk])
    html = client.get(address).content.decode()
    assert "Skolan är till för barnen." in html
    assert "ingress" in html.lower()


def test_every_page_goes_back_to_what_it_was_when_the_site_was_made(client, languages, index):
    client.force_login(member(EDITORS))
    pages = Page.objects.filter(live=True, alias_of=None, depth__gt=1)
    assert pages.count() > 30
    kept = PageLogEntry.objects.filter(
        page=OuterRef("pk"), revision=OuterRef("live_revision"), content_changed=True
    )
    assert list(pages.exclude(Exists(kept.exclude(action="wagtail.publish")))) == []
    first, index.introduction = index.live_revision, "Något annat."
    index.save_revision(log_action=True)
    html = client.get(reverse("wagtailadmin_pages:history", args=[index.pk])).content.decode()
    assert reverse("wagtailadmin_pages:revisions_revert", args=[index.pk, first.pk]) in html


def test_site_that_exists_gets_the_first_version_of_its_pages_too(client, index):
    first = index.live_revision
    PageLogEntry.objects.filter(page=index.pk).exclude(action="wagtail.publish").delete()
    client.force_login(member(EDITORS))
    address = reverse("wagtailadmin_pages:history", args=[index.pk])
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[index.pk, first.pk])
    index.introduction = "Något annat."
    index.save_revision(log_action=True)
    assert revert not in client.get(address).text
    module = import_module("site_project.migrations.0009_first_versions")
    for _again in range(2):
        module.log_first_versions(apps, None)
        assert revert in client.get(address).text
    assert PageLogEntry.objects.filter(revision=first, action="wagtail.edit").count() == 1
