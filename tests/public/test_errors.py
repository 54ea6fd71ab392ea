"""Error pages: in Swedish, with a way on, even when the database is gone."""

import urllib.error
import urllib.request

import pytest
from django.test import Client
from django.test.utils import override_settings

from contact import snapshot
from contact.models import ContactDetails
from site_project.errors import server_error
from tests.support.servers import copy_site, serve

pytestmark = pytest.mark.one_database


def ask(address):
    try:
        with urllib.request.urlopen(address, timeout=20) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_missing_page_says_so_and_offers_a_way_on(client, index):
    response = client.get("/finns-inte/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Sidan finns inte här" in html
    assert 'href="tel:+46-70-291-11-89"' in html
    assert 'action="/sok/"' in html
    assert 'href="/utbildning/"' in html
    assert 'href="/loften/"' in html
    assert "Socialdemokraterna i Botkyrka" in html


def test_error_pages_need_no_database(django_db_blocker):
    with django_db_blocker.block():
        client = Client(raise_request_exception=False)
        response = client.get("/")
    assert response.status_code == 500
    assert "Något gick fel" in response.content.decode()


def test_new_phone_number_reaches_the_error_pages(rf, index, django_capture_on_commit_callbacks):
    details = ContactDetails.objects.get()
    before = details.phone
    with django_capture_on_commit_callbacks(execute=True):
        details.phone = "08-530 610 00"
        details.save()
    assert "08-530 610 00" in server_error(rf.get("/")).content.decode()
    details.phone = before
    snapshot.save(details)


def test_error_page_without_contact_details_still_works(rf, tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "tel:" not in response.content.decode()


def test_visitor_gets_the_phone_number_when_the_database_is_gone(starter_site, tmp_path):
    with copy_site(starter_site, tmp_path) as site:
        broken = {**site["environment"], "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
        with serve({**site, "environment": broken}, expect=500) as address:
            status, html = ask(address)
    assert status == 500
    assert "Något gick fel" in html
    assert "070-291 11 89" in html


def test_what_was_sent_in_vain_may_have_been_saved_and_is_looked_for_first(rf):
    html = server_error(rf.post("/")).content.decode()
    assert "titta först om det finns bland sidorna" in html
    assert "bland sidorna" not in server_error(rf.get("/")).content.decode()
