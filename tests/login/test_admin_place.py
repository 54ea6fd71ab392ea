"""Where the admin is, and from which networks it is there at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_project.middleware.requests import is_within, networks_of
from tests.support.production import PRODUCTION
from tests.support.servers import manage

pytestmark = pytest.mark.one_database


@pytest.fixture
def from_the_office(settings, client):
    """A visitor of a site whose admin is for one network only."""
    settings.ADMIN_NETWORKS = ["192.0.2.0/24", "2001:db8::/32"]

    def ask(path, address, **extra):
        return client.get(path, REMOTE_ADDR=address, **extra)

    return ask


def answer_of(response):
    """Return what a stranger can see of an answer."""
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, headers, response.content


@pytest.mark.parametrize("path", ["admin/", "admin/login/", "admin/password_reset/", "admin/x/"])
def test_elsewhere_the_admin_answers_as_if_it_were_not_there(from_the_office, index, path):
    unknown = answer_of(from_the_office("/finns-inte/", "198.51.100.7"))
    assert unknown[0] == 404
    assert answer_of(from_the_office("/" + path, "198.51.100.7")) == unknown


@pytest.mark.parametrize("address", ["192.0.2.9", "2001:db8::9", "::ffff:192.0.2.9"])
def test_from_those_networks_it_is_there(from_the_office, index, address):
    assert from_the_office("/admin/login/", address).status_code == 200


def test_public_site_is_there_for_everybody(from_the_office, index):
    response = from_the_office("/", "198.51.100.7")
    assert response.status_code == 200
    assert "public" in response.headers["Cache-Control"]


def test_nothing_can_be_posted_to_a_hidden_admin(from_the_office, client, admin_user):
    data = {"login": "admin", "password": "password"}
    for path in ("/admin/login/", "/finns-inte/"):
        assert client.post(path, data, REMOTE_ADDR="198.51.100.7").status_code == 405
    assert "_auth_user_id" not in client.session


def test_networks_are_read_or_refused():
    networks = networks_of([" 192.0.2.1/24", "2001:db8::/32"])
    assert is_within("192.0.2.77", networks)
    assert not is_within("", networks)
    with pytest.raises(ImproperlyConfigured):
        networks_of(["192.0.2"])


TRY = """
from django.test import Client
client = Client(SERVER_NAME='www.example.org', headers={'x-forwarded-proto': 'https'})
for path in ('/admin/', '/redaktion-7f3a/', '/redaktion-7f3a/login/', '/robots.txt'):
    response = client.get(path)
    policy = response.headers.get('Content-Security-Policy', '')
    print(path, response.status_code, response.headers.get('Location', '-'), 'unsafe' in policy)
print('redaktion' in client.get('/robots.txt').content.decode())
"""


def test_admin_lies_where_the_environment_says(own_site, static_root):
    environment = {**PRODUCTION, **own_site["environment"], "ADMIN_PATH": "/redaktion-7f3a"}
    environment["DJANGO_SETTINGS_MODULE"] = PRODUCTION["DJANGO_SETTINGS_MODULE"]
    environment["STATIC_ROOT"] = static_root
    printed = manage(environment, "shell", "-c", TRY).splitlines()
    login = "/redaktion-7f3a/login/?next=/redaktion-7f3a/"
    assert "/admin/ 404 - False" in printed
    assert f"/redaktion-7f3a/ 302 {login} True" in printed
    assert "/redaktion-7f3a/login/ 200 - False" in printed
    assert printed[-1] == "False"
