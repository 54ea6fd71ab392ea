"""An address that no page can have is answered without asking Django, and never one that may."""

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from policy.models import Commitment, PolicyAreaPage
from site_project.page_cache.addresses import KnownAddresses
from site_project.page_cache.wsgi import PageCache

pytestmark = pytest.mark.one_database

UNKNOWN = ("/wp-login.php", "/.env", "/wp-admin/setup.php", "/finns-inte", "/finns-inte/x/")


class Version:
    number = 1

    def current(self):
        return self.number

    latest = current


@pytest.fixture
def version():
    return Version()


@pytest.fixture
def ask(index, version):
    """Return the status, headers and body of a path, and count in `ask.made` what Django makes."""
    application = get_wsgi_application()

    def counted(environ, start_response):
        ask.made += 1
        return application(environ, start_response)

    cache = PageCache(
        counted,
        version,
        10**7,
        "sessionid=",
        ("/admin/",),
        may_exist=KnownAddresses().may_exist,
    )

    def ask(path):
        answered = {}

        def start_response(status, headers):
            answered.update(headers, status=status)

        environ = RequestFactory(SERVER_NAME="testserver").get(path).environ
        return answered, b"".join(cache(environ, start_response)).decode()

    ask.made = 0
    return ask


def test_unknown_addresses_are_answered_by_one_page(ask, client):
    said = client.get("/finns-inte/").text
    for path in UNKNOWN:
        headers, body = ask(path)
        assert headers["status"] == "404 Not Found"
        assert "s-maxage" not in headers.get("Cache-Control", "")
        assert body == said
    assert ask.made == 1


def test_unknown_address_takes_no_query(ask, django_assert_num_queries):
    ask(UNKNOWN[0])
    with django_assert_num_queries(0):
        for path in UNKNOWN:
            ask(path)


def test_everything_that_is_there_is_found(ask, index, area):
    Redirect.objects.create(old_path="/Gammal/sida", redirect_page=area)
    one = Commitment.objects.first()
    found = {
        area.url: "200",
        area.url.rstrip("/"): "301",
        "/sok": "301",
        "/sitemap.xml": "200",
        "/programmet.pdf?finns=inte": "302",
        f"/loften-forr/{one.public_id}/": "302",
        "/Gammal/sida/": "301",
        "/en/sok/": "200",
        "/sv/": "301",
    }
    ask(UNKNOWN[0])
    for path, status in found.items():
        assert ask(path)[0]["status"].startswith(status), path


def test_new_page_and_redirect_are_there_at_once(ask, index, version):
    assert ask("/nytt-omrade/")[0]["status"].startswith("404")
    index.add_child(instance=PolicyAreaPage(title="Nytt område"))
    Redirect.objects.create(old_path="/flyttad", redirect_link="/nytt-omrade/")
    version.number += 1
    assert ask("/nytt-omrade/")[0]["status"].startswith("200")
    assert ask("/flyttad/")[0]["status"].startswith("301")


def test_nothing_is_denied_where_a_first_page_has_routes_or_nobody_knows(ask, index, version):
    assert not KnownAddresses().may_exist("/finns-inte/", 1)
    assert KnownAddresses().may_exist("/finns-inte/", None)
    register = index.get_children().get(slug="loften")
    Site.objects.update(root_page=register)
    assert KnownAddresses().may_exist("/finns-inte/", 1)
