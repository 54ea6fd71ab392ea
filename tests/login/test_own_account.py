"""One's own e-mail and password are changed by whoever knows the password, and by nobody else."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import caches
from django.test import Client

from site_project.admin.groups import ADMINISTRATORS, EDITORS
from tests.support.members import change_account, member, new_email, new_password
from tests.support.second_factors import give_password

pytestmark = pytest.mark.one_database

TOO_MANY = "För många försök"
NOT_YOURS = "Det är inte ditt lösenord"
NEW = "ny@example.org"


@pytest.fixture(autouse=True)
def mail_is_configured(db, settings):
    settings.MAIL_IS_CONFIGURED = True


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def owner(client, admin_user):
    """Who is logged in with the right password, and whose mails so far are read."""
    give_password(client)
    mail.outbox.clear()
    return client


def email():
    return User.objects.get(username="admin").email


def test_other_email_wants_the_password(owner):
    answer = change_account(owner, **new_email(NEW))
    assert "Ange ditt lösenord" in answer.content.decode()
    assert email() == "admin@example.com"
    answer = change_account(owner, **new_email(NEW, "gissat"))
    assert NOT_YOURS in answer.content.decode()
    assert email() == "admin@example.com"


def test_former_address_is_told_of_the_new_one(owner, commits):
    with commits():
        assert change_account(owner, **new_email(NEW, "password")).status_code == 302
    assert email() == NEW
    assert [message.to for message in mail.outbox] == [["admin@example.com"]]
    assert mail.outbox[0].subject == "Ditt konto har fått en annan e-postadress"
    assert f"Tidigare: admin@example.com\nNu: {NEW}" in mail.outbox[0].body


def test_former_address_is_told_of_a_change_by_an_administrator(client, commits):
    client.force_login(member(ADMINISTRATORS, "boss"))
    asta = member(EDITORS, "asta")
    asta.email = "asta@example.org"
    asta.save()
    mail.outbox.clear()
    fields = {
        "username": "asta",
        "first_name": "Asta",
        "last_name": "A",
        "email": NEW,
        "role": asta.groups.get().pk,
        "is_active": "on",
    }
    with commits():
        client.post(f"/admin/users/edit/{asta.pk}/", fields)
    asta.refresh_from_db()
    assert asta.email == NEW
    assert [message.to for message in mail.outbox] == [["asta@example.org"]]
    assert "boss har ändrat e-postadressen" in mail.outbox[0].body


def test_form_of_people_is_no_way_round_the_password(client):
    """An administrator's own e-mail and password, in a session that somebody else has."""
    boss = member(ADMINISTRATORS, "boss")
    client.force_login(boss)
    fields = {
        "username": "boss",
        "first_name": "Bo",
        "last_name": "S",
        "email": NEW,
        "password1": "en annan god fika",
        "password2": "en annan god fika",
    }
    page = client.get(f"/admin/users/edit/{boss.pk}/").content.decode()
    assert "byter du under Konto" in page
    assert client.post(f"/admin/users/edit/{boss.pk}/", fields).status_code == 302
    boss.refresh_from_db()
    assert (boss.first_name, boss.email) == ("Bo", "boss@example.org")
    assert boss.check_password("en god fika")


@pytest.mark.parametrize(
    "taken", ["bo@example.org", "BO@Example.org", "b\N{FULLWIDTH LATIN SMALL LETTER O}@example.org"]
)
def test_colleagues_email_is_refused(owner, taken):
    User.objects.create_user("bo", "bo@example.org", "x")
    answer = change_account(owner, **new_email(taken, "password"))
    assert answer.status_code == 200
    assert email() == "admin@example.com"


@pytest.mark.parametrize(
    "wrong", ["", "inget", "a@b", "a b@example.org", "a@example.org\nBcc: b@c.se"]
)
def test_email_that_is_none_is_refused(owner, wrong):
    assert change_account(owner, **new_email(wrong, "password")).status_code == 200
    assert email() == "admin@example.com"


def test_name_is_changed_without_the_password(owner):
    assert change_account(owner, **{"name_email-first_name": "Åsa"}).status_code == 302
    assert mail.outbox == []


@pytest.mark.parametrize("changes", [lambda p: new_password(p), lambda p: new_email(NEW, p)])
def test_old_password_is_guessed_five_times_only(owner, changes):
    for _ in range(5):
        assert NOT_YOURS in change_account(owner, **changes("gissat")).content.decode()
    assert TOO_MANY in change_account(owner, **changes("password")).content.decode()
    assert email() == "admin@example.com"
    assert User.objects.get(username="admin").check_password("password")


def test_guesses_count_together_wherever_they_are_made(owner):
    for _ in range(3):
        change_account(owner, **new_password("gissat"))
    for _ in range(2):
        owner.post("/admin/login/again/", {"password": "gissat"}, REMOTE_ADDR="10.0.0.1")
    again = owner.post("/admin/login/again/", {"password": "password"}, REMOTE_ADDR="10.0.0.1")
    assert TOO_MANY in again.content.decode()
    assert TOO_MANY in give_password(Client()).content.decode()


def test_stolen_session_cannot_guess_from_many_addresses(owner, settings):
    settings.CODE_TRIES_PER_PASSWORD_AND_DAY = 8
    again = "/admin/login/again/"
    for number in range(8):
        owner.post(again, {"password": "gissat"}, REMOTE_ADDR=f"10.0.7.{number}")
    answer = owner.post(again, {"password": "password"}, REMOTE_ADDR="10.0.8.1")
    assert TOO_MANY in answer.content.decode()
    assert give_password(Client(), address="10.0.8.2").status_code == 302


def test_counters_name_nobody(owner, settings):
    """Not even as a hash that whoever has all addresses could look up."""
    change_account(owner, **new_password("gissat"))
    keys = [key for cache in ("counts", "default") for key in caches[cache]._cache]
    settings.SECRET_KEY = "another one"
    caches["counts"].clear()
    change_account(owner, **new_password("gissat"))
    assert keys
    assert not [key for key in keys if "10.0.0.1" in key or "admin" in key]
    assert not set(caches["counts"]._cache) & set(keys)
