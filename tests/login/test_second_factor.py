"""The second step: set up, asked for, lost, thrown away, and never gone round."""

import re

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core import mail
from django.core.management import CommandError, call_command

from tests.support.members import change_account
from tests.support.second_factors import (
    CODE,
    add_app,
    code_of,
    give_code,
    give_password,
    wrong_code,
)

pytestmark = pytest.mark.one_database

INDEX = "/admin/login/second/"


@pytest.fixture
def secret(admin_user):
    return add_app(admin_user)


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def at_once(monkeypatch):
    """What waits for the end of the transaction comes within the request, as on a real site."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, **_kwargs: call())


def is_in(client):
    return client.get("/admin/").status_code == 200


def test_password_alone_does_not_lead_in(client, secret):
    assert give_password(client).url == CODE
    assert not is_in(client)
    assert "fungerade inte" in give_code(client, wrong_code(secret)).content.decode()
    assert not is_in(client)
    assert give_code(client, code_of(secret)).url == "/admin/"
    assert is_in(client)


def test_code_counts_once(client, secret):
    code = code_of(secret)
    give_password(client)
    give_code(client, code)
    client.post("/admin/logout/")
    give_password(client)
    assert give_code(client, code).status_code == 200


def test_closed_account_with_a_passkey_answers_as_one_that_is_not_there(rf, admin_user):
    admin_user.is_active = False
    request = rf.post("/admin/login/")
    request.session = {}
    request._messages = FallbackStorage(request)
    options = {"signal_kwargs": {}, "signup": False, "redirect_url": None}
    answer = get_adapter().pre_login(
        request, admin_user, email_verification="none", email=None, **options
    )
    assert answer.url == "/admin/login/"
    assert ["hör inte ihop" in str(said) for said in request._messages] == [True]


def test_recovery_code_leads_in_once(client, admin_user, secret):
    codes = Authenticator.objects.get(type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    give_password(client)
    assert give_code(client, code).url == "/admin/"
    client.post("/admin/logout/")
    give_password(client)
    assert give_code(client, code).status_code == 200


def test_session_made_in_another_way_does_not_go_round_it(client, admin_user, secret):
    client.force_login(admin_user)
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert "_auth_user_id" not in client.session


def test_wrong_codes_are_limited_for_that_address_only(client, secret):
    give_password(client)
    for _ in range(5):
        give_code(client, wrong_code(secret))
    assert "För många" in give_code(client, code_of(secret)).content.decode()
    assert give_code(client, code_of(secret), address="10.0.0.9").url == "/admin/"


def test_many_addresses_cannot_try_codes_for_ever_and_a_new_password_ends_it(
    client, admin_user, secret, settings
):
    settings.CODE_TRIES_PER_PASSWORD_AND_DAY = 8
    give_password(client)
    for number in range(8):
        give_code(client, wrong_code(secret), address=f"10.0.2.{number}")
    assert "För många" in give_code(client, code_of(secret), address="10.0.3.1").content.decode()
    admin_user.set_password("en annan fika")
    admin_user.save()
    give_password(client, password="en annan fika")
    assert give_code(client, code_of(secret)).url == "/admin/"


def test_where_it_is_required_one_sets_it_up_before_anything_else(
    client, admin_user, required, at_once
):
    assert give_password(client).url == "/admin/"
    for path in ("/admin/", "/admin/pages/", "/admin/account/", "/admin/users/"):
        assert client.get(path).url == INDEX
    page = client.get("/admin/login/second/totp/activate/")
    secret = page.context["form"].secret
    done = client.post("/admin/login/second/totp/activate/", {"code": code_of(secret)})
    codes = client.get(done.url).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert is_in(client)


def test_page_that_one_cannot_leave_says_why_and_lets_one_log_out(client, admin_user, required):
    give_password(client)
    page = client.get("/admin/", follow=True).content.decode()
    assert "Administrationen öppnas så snart du har lagt till ett" in page
    assert 'href="/admin/"' not in page
    assert 'action="/admin/logout/"' in page
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session


def test_where_it_is_not_required_it_is_offered(client, admin_user):
    give_password(client)
    assert is_in(client)
    assert 'href="/admin/"' in client.get(INDEX).content.decode()
    assert INDEX in client.get("/admin/account/").content.decode()


def test_changing_it_later_asks_for_the_password_again(client, secret, monkeypatch):
    give_password(client)
    give_code(client, code_of(secret))
    monkeypatch.setattr("allauth.account.app_settings.REAUTHENTICATION_TIMEOUT", -1, raising=False)
    assert "/again/" in client.get("/admin/login/second/totp/deactivate/").url


def test_account_page_lists_them_and_saves_its_other_forms(client, secret):
    give_password(client)
    give_code(client, code_of(secret))
    page = client.get("/admin/account/").content.decode()
    assert "App som visar koder" in page
    assert "10 är kvar" in page
    assert change_account(client).status_code == 302


def test_secrets_do_not_lie_in_the_database_in_the_clear(secret):
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_another_secret_key_makes_codes_wrong_and_breaks_nothing(client, secret, settings):
    settings.SECRET_KEY = "another one"
    give_password(client)
    assert "fungerade inte" in give_code(client, code_of(secret)).content.decode()


def test_lost_phone_is_reset_by_an_administrator(client, admin_user, secret, settings):
    settings.MAIL_IS_CONFIGURED = True
    give_password(client)
    give_code(client, code_of(secret))
    mail.outbox.clear()
    call_command("reset_second_factor", "admin@example.com")
    assert not Authenticator.objects.exists()
    assert not is_in(client)
    assert "nya" in mail.outbox[0].body
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody")
