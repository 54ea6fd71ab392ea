"""The menu and the footer are found out once a version, and are never older than the page."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from contact.models import ContactDetails
from site_project.page_cache.shared import share_fragments
from tests.support.page_cache import get
from tests.support.servers import manage, serve

NEW_CITY = "from contact.models import ContactDetails as D; D.objects.update(city='{}')"


@pytest.fixture
def shared():
    yield caches["shared"]
    caches["shared"].clear()


def queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("path", "most"), [("/", 4), ("/omsorg/", 7), ("/loften/", 8), ("/kontakt/", 7)]
)
def test_second_page_of_a_version_takes_few_queries(client, index, shared, path, most):
    with share_fragments(1):
        for _time in range(2):
            asked = queries(client, path)
    assert asked <= most


def test_changed_site_counts_from_its_version_on(client, index, shared):
    for version, address in ((1, "own.example"), (2, "new.example")):
        Site.objects.update(hostname=address, is_default_site=False)
        with share_fragments(version):
            for host in ("own.example", "new.example"):
                status = 200 if host == address else 404
                assert client.get("/", headers={"host": host}).status_code == status


def test_what_is_shared_ends_with_its_version(client, index, shared):
    with share_fragments(1):
        client.get("/")
        ContactDetails.objects.update(city="Nyköping")
        assert "Nyköping" not in client.get("/").text
    with share_fragments(2):
        assert "Nyköping" in client.get("/").text


@pytest.mark.one_database
def test_footer_is_made_once_a_version_and_language(client, languages, db, shared):
    def makes_footer(path):
        return "components/footer.html" in [made.name for made in client.get(path).templates]

    for version in (1, 2):
        with share_fragments(version):
            assert [makes_footer(path) for path in ("/", "/omsorg/")] == [True, False]
            assert [makes_footer(path) for path in ("/en/", "/en/")] == [True, False]
    assert [makes_footer(path) for path in ("/", "/")] == [True, True]


def test_footer_of_another_host_is_its_own(client, index, shared):
    other = Site.objects.create(hostname="other.example", root_page=index)
    ContactDetails.objects.create(site=other, organisation="Grannföreningen", city="Nyköping")
    with share_fragments(1):
        for host, is_other in (("testserver", False), ("other.example", True)):
            footer = client.get("/", headers={"host": host}).text.partition("<footer")[2]
            assert [text in footer for text in ("Nyköping", "http://other.example/")] == [
                is_other
            ] * 2


@pytest.mark.parametrize("is_default", [True, False])
def test_site_answers_other_hosts_only_where_it_is_the_default_one(
    client, index, shared, is_default
):
    Site.objects.update(hostname="own.example", is_default_site=is_default)
    with share_fragments(1):
        for host, status in (("own.example", 200), ("other.example", 200 if is_default else 404)):
            for path in ("/", "/utbildning/"):
                assert client.get(path, headers={"host": host}).status_code == status, host


def test_former_version_takes_no_room(client, index, shared):
    details = f"details-{Site.objects.get().pk}"
    for version in (1, 2):
        with share_fragments(version):
            client.get("/")
            assert shared.get(details)
    with share_fragments(1):
        assert shared.get(details) is None


@pytest.mark.one_database
def test_menu_of_another_language_is_its_own(client, languages, db, shared):
    with share_fragments(1):
        assert ">Utbildning</a>" in client.get("/").text
        assert ">Utbildning</a>" not in client.get("/en/").text


def test_nothing_is_shared_where_no_page_of_the_public_site_is_read(client, index, shared):
    with share_fragments(1):
        client.get("/")
    ContactDetails.objects.update(city="Nyköping")
    assert "Nyköping" in client.get("/").text
    shared.get_or_set("made in the admin", lambda: 1)
    with share_fragments(None):
        assert shared.get("made in the admin") is None


def test_served_pages_show_changed_details_at_once(own_site):
    with serve(own_site) as address:
        host = address.removeprefix("http://")
        for path in ("/", "/omsorg/", "/en/"):
            get(host, path)
        manage(own_site["environment"], "shell", "-v0", "-c", NEW_CITY.format("Nyköping"))
        for path in ("/", "/omsorg/", "/en/", "/loften/"):
            assert "Nyköping" in get(host, path)[1].decode()
