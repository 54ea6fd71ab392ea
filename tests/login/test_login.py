"""The password: who gets in with it, and how guessing is slowed down."""

import pytest
from django.core import mail
from django.urls import reverse

from site_project.login.adapters import AccountAdapter
from tests.support.second_factors import TOO_MANY, give_password

pytestmark = pytest.mark.one_database

WRONG = "hör inte ihop"


def test_user_name_and_e_mail_both_lead_in(client, admin_user):
    assert give_password(client).url == "/admin/"
    client.post("/admin/logout/")
    assert give_password(client, "admin@example.com").url == "/admin/"


def test_login_leads_where_one_was_going(client, admin_user, index):
    away = client.get("/admin/reports/site-history/")
    assert away.url == "/admin/login/?next=/admin/reports/site-history/"
    data = {"login": "admin", "password": "password", "next": "/admin/reports/site-history/"}
    assert client.post("/admin/login/", data).url == "/admin/reports/site-history/"
    client.post("/admin/logout/")
    assert client.post("/admin/login/", {**data, "next": "https://evil.example/"}).url == "/admin/"


def test_guessing_is_slowed_down_and_does_not_shut_out_the_editor(client, admin_user):
    for _ in range(5):
        assert WRONG in give_password(client, password="wrong").content.decode()
    assert TOO_MANY in give_password(client).content.decode()
    assert TOO_MANY in give_password(client, " ADMIN ").content.decode()
    assert give_password(client, address="10.0.0.2").status_code == 302


def test_the_wait_is_as_long_as_the_texts_say(client, admin_user, settings):
    assert settings.LOGIN_WINDOW == 15 * 60
    errors = AccountAdapter.error_messages
    texts = [str(errors[name]) for name in ("too_many_login_attempts", "rate_limited")]
    texts += [give_password(client, password="wrong").content.decode() for _ in range(6)][-1:]
    assert all("Vänta en kvart" in text for text in texts)


def test_user_name_and_e_mail_are_counted_as_one(client, admin_user):
    for number in range(5):
        name = ["admin", "Admin@Example.com"][number % 2]
        assert WRONG in give_password(client, name, "wrong").content.decode()
    assert TOO_MANY in give_password(client, "admin@example.com").content.decode()
    assert TOO_MANY in give_password(client).content.decode()


def test_addresses_of_one_ipv6_network_are_counted_as_one(client, admin_user):
    for number in range(5):
        give_password(client, password="wrong", address=f"2001:db8:1:2::{number}")
    assert TOO_MANY in give_password(client, address="2001:db8:1:2:f::1").content.decode()
    assert give_password(client, address="2001:db8:1:3::1").status_code == 302


def test_one_address_tries_only_some_names(client, admin_user):
    for number in range(40):
        give_password(client, f"name{number}", "wrong", address="10.0.0.3")
    assert TOO_MANY in give_password(client, address="10.0.0.3").content.decode()
    assert give_password(client, address="10.0.0.4").status_code == 302


def test_right_password_clears_the_count(client, admin_user):
    for _ in range(3):
        for _ in range(4):
            give_password(client, password="wrong")
        assert give_password(client).status_code == 302
        client.post("/admin/logout/")


def test_closed_account_answers_like_one_that_is_not_there(client, admin_user):
    admin_user.is_active = False
    admin_user.save()
    assert WRONG in give_password(client).content.decode()


def test_there_is_no_way_to_sign_up_and_no_second_login(client, admin_user):
    for path in ("/admin/login/signup/", "/admin/signup/", "/accounts/signup/", "/_util/login/"):
        assert client.get(path, follow=True).status_code == 404 or not client.get(path).context
    data = {"username": "admin", "password": "password"}
    assert client.post("/_util/login/", data).status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.fixture
def reset(client, admin_user):
    def ask(email="admin@example.com", address="10.0.0.1"):
        return client.post("/admin/password_reset/", {"email": email}, REMOTE_ADDR=address)

    return ask


def test_forgotten_password_is_mended_by_a_link(client, reset):
    assert reset().url == reverse("wagtailadmin_password_reset_done")
    assert "Titta i din brevlåda" in client.get(reset().url).content.decode()
    link = next(word for word in mail.outbox[0].body.split() if "/confirm/" in word)
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    assert "Välj ett nytt lösenord" in form.content.decode()
    new = {"new_password1": "en ny god fika", "new_password2": "en ny god fika"}
    assert "sparat" in client.post(form.redirect_chain[-1][0], new, follow=True).content.decode()
    assert give_password(client, password="en ny god fika").status_code == 302


def test_reset_mails_are_few_and_the_page_does_not_tell(reset):
    for number in range(6):
        assert reset(address=f"10.0.1.{number}").status_code == 302
    assert len(mail.outbox) == 3
    assert reset("nobody@example.com").status_code == 302


def test_login_page_touches_nothing_but_its_own_cookies(client, index):
    response = client.get("/admin/login/")
    assert set(response.cookies) == {"csrftoken"}
    assert not client.get("/").cookies
    assert "Cookie" not in client.get("/").headers.get("Vary", "")
