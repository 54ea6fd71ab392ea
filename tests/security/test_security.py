"""What browsers are told, what strangers can try, and what production insists on."""

import pytest
from django.test import Client

from tests.support.editors import log_in
from tests.support.production import PRODUCTION, alone, setting
from tests.support.servers import ROOT, attempt

pytestmark = pytest.mark.one_database

NO_DATABASE = {"DATABASE_URL": "sqlite:///:memory:"}


def example():
    """Return the settings that deploy/install starts from, with a secret and a database here."""
    lines = (ROOT / "deploy" / "lokalpolitik.env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {**given, "SECRET_KEY": PRODUCTION["SECRET_KEY"], **NO_DATABASE}


COOKIES = """
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.KNOWN_BROWSER_COOKIE,
    settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_AGE, settings.SECOND_FACTOR_REQUIRED
"""


@pytest.mark.parametrize("environment", [{**PRODUCTION, **NO_DATABASE}, example()])
def test_production_passes_djangos_own_deployment_check(environment):
    done = attempt(alone(environment), "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_public_page_carries_every_security_header(client, index):
    headers = client.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_login_page_has_the_strict_policy_and_the_room_behind_it_its_own(client, admin):
    assert "unsafe" not in client.get("/admin/login/").headers["Content-Security-Policy"]
    inside = admin.get("/admin/").headers
    assert "unsafe-eval" not in inside["Content-Security-Policy"]
    assert "default-src 'none'" in inside["Content-Security-Policy"]
    assert "no-store" in inside["Cache-Control"]


def test_cookies_of_production_are_bound_to_the_host_and_the_admin():
    assert setting(PRODUCTION, COOKIES.replace("\n", " ")).split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Secure-known-browser",
        "True",
        "28800",
        "True",
    ]


@pytest.fixture
def room(page, own_server):
    """The admin, logged in; whatever the policy refuses is an error in the browser's console."""
    refused = []
    page.on("console", lambda line: refused.append(line.text) if "Policy" in line.text else None)
    # That the admin takes no part in view transitions is told as an error, and none to anybody.
    aborted = "Transition was aborted"
    page.on("pageerror", lambda one: None if aborted in str(one) else refused.append(str(one)))
    log_in(page, own_server["url"], "admin", own_server["password"])
    page.refused = refused
    return page


def test_admin_works_under_its_policy(room, own_server):
    for path in (
        "/admin/images/",
        "/admin/images/add/",
        "/admin/settings/contact/contactdetails/",
        "/admin/snippets/contact/contactperson/",
        "/admin/pages/3/edit/",
    ):
        room.goto(own_server["url"] + path)
        room.wait_for_load_state("networkidle")
    assert room.refused == []


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["/", "/utbildning/", "/sok/", "/sitemap.xml", "/healthz"])
def test_public_address_is_only_for_reading(index, path, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert not response.content
