"""What an editor or administrator hears of at once: by mail, and in the history."""

import re
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import connection, transaction
from wagtail.documents.models import Document
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry

from contact.models import ContactDetails, ContactPerson
from policy.models import ArticlePage
from site_project.login import deletions
from tests.support.second_factors import add_app, code_of, give_code, give_password, wrong_code

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def mail_is_configured(settings):
    settings.MAIL_IS_CONFIGURED = True


@pytest.fixture
def asta(db):
    user = User.objects.create_user("asta", "asta@example.org", "en god fika")
    user.groups.add(Group.objects.get(name="Redaktörer"))
    connection.run_on_commit.clear()  # as if that had been committed
    return user


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def recipients():
    return sorted(address for message in mail.outbox for address in message.to)


def actions():
    return list(ModelLogEntry.objects.values_list("action", flat=True))


def test_new_browser_is_told_once(client, admin_user):
    give_password(client, HTTP_USER_AGENT="Mozilla/5.0 (Android 14; Mobile) Firefox/140.0")
    assert recipients() == ["admin@example.com"]
    assert mail.outbox[0].subject == "Du loggade in med en ny webbläsare"
    assert "Webbläsare: Firefox, Android" in mail.outbox[0].body
    assert "10.0.0.1" not in mail.outbox[0].body
    client.post("/admin/logout/")
    give_password(client)
    assert len(mail.outbox) == 1
    client.cookies.pop("known-browser")
    client.post("/admin/logout/")
    give_password(client)
    assert len(mail.outbox) == 2


def test_browser_known_for_one_user_is_new_for_another_and_cannot_be_made_up(
    client, admin_user, asta
):
    give_password(client)
    client.post("/admin/logout/")
    client.cookies["known-browser"] = client.cookies["known-browser"].value + "x"
    give_password(client)
    client.post("/admin/logout/")
    give_password(client, "asta", "en god fika")
    assert recipients() == ["admin@example.com"] * 2 + ["asta@example.org"]
    assert client.cookies["known-browser"]["path"] == "/admin/"


def test_without_mail_the_history_tells(client, admin_user, settings):
    settings.MAIL_IS_CONFIGURED = False
    give_password(client)
    assert mail.outbox == []
    page = client.get("/admin/reports/site-history/").content.decode()
    assert "Loggade in med en ny webbläsare" in page


def test_role_is_told_once_to_both_and_ends_sessions(client, admin_user, asta, commits):
    give_password(client, "asta", "en god fika")
    mail.outbox.clear()
    with commits():
        asta.is_superuser = True
        asta.save()
        asta.groups.set(Group.objects.filter(name="Granskare"))
    assert recipients() == ["admin@example.com", "asta@example.org"]
    assert "Nu: allt (superanvändare), Granskare" in mail.outbox[0].body
    assert "Tidigare: Redaktörer" in mail.outbox[0].body
    assert client.get("/admin/").status_code == 302


def test_role_changed_outside_a_transaction_is_told_and_ends_sessions(
    client, admin_user, asta, monkeypatch
):
    monkeypatch.setattr(transaction, "on_commit", lambda call: call())
    give_password(client, "asta", "en god fika")
    mail.outbox.clear()
    asta.is_superuser = True
    asta.save()
    assert recipients() == ["admin@example.com", "asta@example.org"]
    assert "login.roles_changed" in actions()
    assert client.get("/admin/").status_code == 302


def test_role_that_was_rolled_back_hides_no_later_one(admin_user, asta, commits):
    with commits():
        with suppress(RuntimeError), transaction.atomic():
            asta.groups.set(Group.objects.filter(name="Granskare"))
            raise RuntimeError
        asta.groups.set(Group.objects.filter(name="Administratörer"))
    assert recipients() == ["admin@example.com", "asta@example.org"]
    assert "Nu: Administratörer" in mail.outbox[0].body


def test_role_given_from_the_side_of_the_group_is_told_too(admin_user, asta, commits):
    with commits():
        Group.objects.get(name="Granskare").user_set.add(asta)
    assert recipients() == ["admin@example.com", "asta@example.org"]


def test_other_changes_of_a_user_are_nobodys_news(client, admin_user, asta, commits):
    with commits():
        asta.first_name = "Asta"
        asta.save()
        asta.groups.set(Group.objects.filter(name="Redaktörer"))
    assert mail.outbox == []


def test_new_user_is_told_to_the_administrators(admin_user, commits):
    with commits():
        new = User.objects.create_user("bo", "bo@example.org", "en god fika")
        new.groups.add(Group.objects.get(name="Redaktörer"))
    assert recipients() == ["admin@example.com"]
    assert mail.outbox[0].subject == "Ny på webbplatsen: bo"


def test_several_wrong_codes_warn_that_the_password_is_known(client, admin_user):
    secret = add_app(admin_user)
    give_password(client)
    for number in range(5):
        give_code(client, wrong_code(secret), address=f"10.0.4.{number}")
    assert mail.outbox[0].subject == "Någon kan ha ditt lösenord"
    assert len(mail.outbox) == 1


def test_changed_second_factor_is_told(client, admin_user):
    secret = add_app(admin_user)
    give_password(client)
    give_code(client, code_of(secret))
    mail.outbox.clear()
    client.post("/admin/login/second/totp/deactivate/")
    assert [message.subject for message in mail.outbox] == ["Ditt sätt att logga in har ändrats"]
    assert "login.second_factor_removed" in actions()


def test_recovery_codes_that_are_read_are_told_once_a_reading(client, admin_user, monkeypatch):
    secret = add_app(admin_user)
    give_password(client)
    give_code(client, code_of(secret))
    mail.outbox.clear()
    codes = "/admin/login/second/recovery-codes/"
    for path in (codes, codes, codes + "download/"):
        assert client.get(path).status_code == 200
    assert [message.subject for message in mail.outbox] == ["Någon har tittat på dina reservkoder"]
    assert "login.recovery_codes_read" in actions()
    session = client.session
    session["recovery_codes_told"] -= 3600
    session.save()
    client.get(codes + "download/")
    assert len(mail.outbox) == 2


def test_recovery_codes_that_are_not_shown_are_nobodys_news(client, admin_user, monkeypatch):
    secret = add_app(admin_user)
    give_password(client)
    give_code(client, code_of(secret))
    mail.outbox.clear()
    monkeypatch.setattr("allauth.account.app_settings.REAUTHENTICATION_TIMEOUT", -1, raising=False)
    client.get("/admin/login/second/recovery-codes/")
    assert mail.outbox == []


def test_many_deleted_pages_are_told_to_administrators(admin, admin_user, index, commits):
    pages = [index.add_child(instance=ArticlePage(title=f"Sida {n}")) for n in range(12)]
    ids = "&".join(f"id={page.pk}" for page in pages)
    with commits():
        admin.post(f"/admin/bulk/wagtailcore/page/delete/?{ids}&next=/admin/")
    assert not ArticlePage.objects.filter(title__startswith="Sida").exists()
    assert len(mail.outbox) == 1
    assert "12 sidor" in mail.outbox[0].body
    assert "- Sida 11" in mail.outbox[0].body


def test_page_deleted_with_many_below_it_is_told(admin, area, commits):
    for number in range(9):
        area.add_child(instance=ArticlePage(title=f"Under {number}"))
    pages = area.get_descendant_count() + 1
    with commits():
        admin.post(f"/admin/pages/{area.pk}/delete/")
    assert len(mail.outbox) == 1
    assert f"{pages} sidor" in mail.outbox[0].body


def test_deletions_of_a_whole_day_are_nobodys_news(admin_user, commits, monkeypatch):
    clock = iter(range(0, 10**6, 50 * 60))
    monkeypatch.setattr(deletions, "time", SimpleNamespace(time=lambda: next(clock)))
    with commits(), LogContext(user=admin_user):
        for number in range(12):
            Document.objects.create(title=f"Bilaga {number}", file="x.pdf").delete()
    assert mail.outbox == []


def test_few_deletions_are_nobodys_news(admin, index, commits):
    page = index.add_child(instance=ArticlePage(title="Ensam"))
    with commits():
        admin.post(f"/admin/pages/{page.pk}/delete/")
    assert mail.outbox == []


def test_other_address_for_messages_is_told_to_the_former_one_and_to_administrators(
    admin_user, asta, index
):
    details = ContactDetails.objects.get()
    former = details.email
    with LogContext(user=asta):
        details.email = "asta@example.org"
        details.save()
    assert recipients() == sorted(["admin@example.com", former])
    for message in mail.outbox:
        assert message.subject == "Besökarnas meddelanden går till en annan adress"
        assert f"Tidigare: {former}\nNu: asta@example.org" in message.body
        assert "asta har gjort en ändring (kontaktuppgifter: Soc" in message.body
    assert "login.recipient_changed" in actions()


def test_whoever_takes_over_the_messages_of_an_area_or_a_person_is_told_of(
    admin_user, asta, area, index
):
    former = ContactDetails.objects.get().email
    with LogContext(user=asta):
        person = ContactPerson.objects.create(
            name="Bo", role="Skola", locale_id=1, area=area, email="bo@example.org"
        )
        assert recipients() == sorted(["admin@example.com", former])
        mail.outbox.clear()
        person.email = "asta@example.org"
        person.save()
    assert recipients() == ["admin@example.com", "bo@example.org"]


def test_change_that_leads_no_message_elsewhere_is_nobodys_news(admin_user, asta, index):
    details = ContactDetails.objects.get()
    with LogContext(user=asta):
        details.city = "Alby"
        details.save()
        ContactPerson.objects.create(name="Bo", role="Ordförande", locale_id=1)
    details.email = "ny@example.org"  # by a command
    details.save()
    assert mail.outbox == []


def test_every_link_in_a_mail_leads_to_the_site(client, admin_user):
    give_password(client)
    links = re.findall(r"http\S+", mail.outbox[0].body)
    assert links[0] == "http://testserver/admin/password_reset/"
