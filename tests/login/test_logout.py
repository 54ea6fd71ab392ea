"""Whoever logs out is out, on the server too, however the browser asks."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.support.second_factors import CODE, add_app, give_password

pytestmark = pytest.mark.one_database

LOGOUT = "/admin/logout/"


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
def test_logging_out_ends_the_session(client, admin_user, method):
    give_password(client)
    cookie = client.cookies["sessionid"].value
    getattr(client, method)(LOGOUT)
    thief = Client()
    thief.cookies["sessionid"] = cookie
    assert thief.get("/admin/").status_code == 302
    assert not Session.objects.filter(session_key=cookie).exists()


def test_logging_out_leads_to_the_login_page(client, admin_user):
    give_password(client)
    answer = client.get(LOGOUT, follow=True)
    assert answer.redirect_chain == [("/admin/login/", 302)]
    assert "Du är utloggad" in answer.content.decode()


def test_browser_without_cookies_can_leave(admin_user):
    careful = Client(enforce_csrf_checks=True)
    for method in (careful.get, careful.post):
        assert method(LOGOUT).url == "/admin/login/"


def test_post_without_a_token_ends_the_session(admin_user):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(admin_user)
    careful.post(LOGOUT)
    assert not Session.objects.exists()


def test_login_that_waits_for_a_code_is_left_too(client, admin_user):
    add_app(admin_user)
    give_password(client)
    client.get(LOGOUT)
    assert client.get(CODE).url == "/admin/login/"
    assert not Session.objects.exists()
