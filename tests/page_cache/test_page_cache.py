"""Public pages are answered in front of Django, the same bytes for everyone and never old."""

import contextlib
import gc
import gzip
import os
import re
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date, timedelta

import brotli
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import RequestFactory

from site_project.page_cache.responses import preferred
from site_project.page_cache.shared import current
from site_project.page_cache.store import Store, key_of
from site_project.page_cache.triggers import install
from site_project.page_cache.version import SqliteVersion, sqlite_version
from site_project.page_cache.wsgi import PageCache
from tests.support.page_cache import advanced, get
from tests.support.readers import Readers, version_at, versions_published
from tests.support.servers import manage, serve


class Counter:
    """A version that the test sets itself."""

    def __init__(self):
        self.number = 1

    def current(self):
        return self.number

    latest = current


class Site:
    """A WSGI application of one page, which counts how often it is asked."""

    def __init__(self):
        self.asked = 0
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html"), ("Cache-Control", "public, s-maxage=60")]
        self.body = b"<p>Hej!</p>" * 200

    def __call__(self, environ, start_response):
        self.asked += 1
        start_response(self.status, self.headers)
        return [self.body]


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def version():
    return Counter()


@pytest.fixture
def ask(site, version):
    cache = PageCache(site, version, 10**6, "sessionid=", ("/admin/",))

    def ask(path="/", method="GET", query="", **headers):
        answer = {}

        def start_response(status, headers):
            answer.update(status=status, headers=dict(headers))

        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
        environ |= {"HTTP_HOST": "x", "wsgi.url_scheme": "http"}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        answer["body"] = b"".join(cache(environ, start_response))
        return answer

    ask.cache = cache
    return ask


def test_second_visit_does_not_reach_the_application(site, ask):
    assert ask() == ask()
    assert (site.asked, ask.cache.hits, ask.cache.misses) == (1, 1, 1)


def test_those_who_ask_while_a_page_is_made_wait_for_it(site, ask):
    two = threading.Barrier(2)

    def slow(environ, start_response):
        with contextlib.suppress(threading.BrokenBarrierError):
            two.wait(timeout=0.5)
        return site(environ, start_response)

    ask.cache.application = slow
    with ThreadPoolExecutor(2) as visitors:
        answers = list(visitors.map(lambda _number: ask(), range(2)))
    assert answers[0] == answers[1] != {}
    assert (site.asked, ask.cache.misses) == (1, 1)


def test_page_is_made_again_after_a_change(site, version, ask):
    ask()
    site.body = b"new"
    version.number += 1
    assert ask()["body"] == b"new"


def test_change_while_a_page_is_made_is_not_missed(site, version, ask):
    def slow(environ, start_response):
        answer = site(environ, start_response)
        version.number += 1
        return answer

    ask.cache.application = slow
    ask()
    ask.cache.application = site
    ask()
    assert site.asked == 3


def test_page_made_while_the_site_changed_is_made_again(site, version, ask):
    def changing(environ, start_response):
        if site.asked:
            return site(environ, start_response)
        site.status, site.body = "404 Not Found", b"half before, half since"
        answer = site(environ, start_response)
        version.number += 1
        site.status, site.body = "200 OK", b"since"
        return answer

    ask.cache.application = changing
    assert ask()["body"] == b"since"
    assert ask.cache.store.pages


def test_last_public_page_is_served_while_the_database_is_away(site, version, ask):
    before = ask()
    version.number = None
    site.status = "500 Internal Server Error"
    assert ask() == before
    assert (ask.cache.hits, ask.cache.misses, ask.cache.stale) == (0, 1, 1)


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved Permanently"])
def test_page_that_is_gone_does_not_come_back_while_the_database_is_away(
    site, version, ask, status
):
    before = ask()
    version.number, site.status = 2, status
    ask()
    version.number, site.status = None, "500 Internal Server Error"
    assert ask() != before


@pytest.mark.parametrize(
    "change",
    [
        {"status": "404 Not Found"},
        {"headers": [("Content-Type", "text/html")]},
        {"headers": [("Cache-Control", "public, s-maxage=60"), ("Set-Cookie", "a=b")]},
        {"headers": [("Cache-Control", "private, max-age=0")]},
    ],
)
def test_only_what_is_declared_public_is_kept(site, ask, change):
    vars(site).update(change)
    ask()
    ask()
    assert site.asked == 2


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "POST"},
        {"cookie": "a=b; sessionid=x"},
        {"authorization": "Basic x"},
        {"path": "/admin/"},
        {"path": "/" + "a" * 600},
        {"query": "q=" + "a" * 600},
    ],
)
def test_requests_that_are_not_a_visitors_pass_through(site, ask, request_):
    ask(**request_)
    ask(**request_)
    assert site.asked == 2


def test_editor_who_reads_a_page_shares_its_fragments_and_one_who_writes_does_not(site, ask):
    versions = []

    def note(environ, start_response):
        versions.append(current.get())
        return site(environ, start_response)

    ask.cache.application = note
    editor = {"cookie": "sessionid=x"}
    ask(**editor)
    ask(path="/admin/", **editor)
    ask(method="POST", **editor)
    assert versions == [1, None, None]


def test_tracking_parameters_share_one_page(site, ask):
    ask(query="utm_source=nyhetsbrev&fbclid=1")
    ask(query="UTM_medium=mejl")
    ask()
    assert site.asked == 1
    ask(query="status=kept&utm_source=x")
    ask(query="status=kept")
    assert site.asked == 2


def test_head_has_the_headers_of_get_and_no_body(site, ask):
    head = ask(method="HEAD")
    get = ask()
    assert (head["body"], head["headers"]) == (b"", get["headers"])
    assert site.asked == 1


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("", ""),
        ("identity", ""),
        ("br;q=x", ""),
        ("br;q=x, *;q=0.5", "gzip"),
    ],
)
def test_smallest_accepted_encoding_is_chosen(accepted, chosen):
    assert preferred(accepted) == chosen


def test_every_encoding_is_the_same_page_with_its_own_etag(site, ask):
    plain, zipped, small = (ask(accept_encoding=name) for name in ("", "gzip", "br"))
    assert gzip.decompress(zipped["body"]) == brotli.decompress(small["body"]) == plain["body"]
    assert len({one["headers"]["ETag"] for one in (plain, zipped, small)}) == 3
    assert {one["headers"]["Vary"] for one in (plain, zipped, small)} == {"Accept-Encoding"}
    assert site.asked == 1


def test_known_page_is_answered_with_304(ask):
    etag = ask()["headers"]["ETag"]
    answer = ask(if_none_match=f'"other", {etag}')
    assert (answer["status"], answer["body"]) == ("304 Not Modified", b"")
    assert answer["headers"]["ETag"] == etag
    assert ask(if_none_match='"other"')["status"] == "200 OK"


def test_large_answer_is_kept_on_disk_and_sent_in_pieces(site, version, ask):
    site.body = b"<p>%d</p>" * 300_000 % tuple(range(300_000))
    plain, zipped, small = (ask(accept_encoding=name) for name in ("", "gzip", "br"))
    assert plain["body"] == site.body
    assert gzip.decompress(zipped["body"]) == brotli.decompress(small["body"]) == site.body
    assert len(small["body"]) < len(site.body) / 3
    for coding, one in (("", plain), ("gzip", zipped), ("br", small)):
        assert int(one["headers"]["Content-Length"]) == len(one["body"])
        again = ask(accept_encoding=coding, if_none_match=one["headers"]["ETag"])
        assert again["status"] == "304 Not Modified"
    assert len({one["headers"]["ETag"] for one in (plain, zipped, small)}) == 3
    assert site.asked == 1
    [page] = ask.cache.large.pages.values()
    assert max(map(len, page.body)) < len(site.body) / 10
    assert not ask.cache.store.pages
    version.number += 1
    site.body = b"short"
    assert ask()["body"] == b"short"
    site.status = "404 Not Found"
    version.number += 1
    ask()
    assert not ask.cache.large.pages


def test_page_is_made_again_on_another_day(site, ask, monkeypatch):
    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date.today() + timedelta(days=1)

    ask()
    monkeypatch.setattr("site_project.page_cache.responses.date", Tomorrow)
    for _visit in range(2):
        ask()
    assert site.asked == 2


@pytest.mark.one_database
def test_downloads_sitemap_and_feeds_are_kept_like_pages(index, admin, client):
    application = get_wsgi_application()
    cache = PageCache(application, Counter(), 10**7, "sessionid=", ("/admin/",))
    paths = [
        *(f"/loften/{name}/" for name in ("data/csv", "data/json", "data/v2/csv", "data/v2/json")),
        "/sitemap.xml",
        "/alla-sidor/",
        "/nytt.atom",
    ]
    for number, path in enumerate(paths, 1):
        for _visit in range(2):
            answered = {}
            environ = RequestFactory(SERVER_NAME="testserver").get(path).environ
            body = cache(environ, lambda status, headers, to=answered: to.update(headers, s=status))
            assert b"".join(body), path
            assert answered["s"] == "200 OK", path
            assert answered["ETag"], path
        assert (cache.hits, cache.misses) == (number, number), path
    assert "s-maxage" not in admin.get("/loften/data/csv/").headers.get("Cache-Control", "")


def test_store_is_bounded_and_lets_the_longest_unseen_go():
    class Sized:
        size = 10

    store = Store(45)
    for number in range(4):
        store.put(number, Sized())
    store.get(0)
    store.put(4, Sized())
    assert set(store.pages) == {0, 2, 3, 4}
    assert store.bytes == 40


def test_key_tells_hosts_and_schemes_apart():
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "wsgi.url_scheme": "http"}
    keys = {
        key_of({**environ, "HTTP_HOST": host, "HTTP_X_FORWARDED_PROTO": scheme}, "s=", "/admin/")
        for host in ("a", "b")
        for scheme in ("http", "https")
    }
    assert len(keys) == 4


# The version: what advances it in the real database.


def test_saving_a_draft_does_not_advance_the_version(area):
    area.lead = "Utkast"
    assert not advanced(area.save_revision)
    assert advanced(area.latest_revision.publish)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contact_contactperson SET name = 'Ny'",
        "DELETE FROM contact_sociallink",
        "UPDATE wagtailcore_page SET show_in_menus = NOT show_in_menus",
    ],
)
def test_change_by_any_means_advances_the_version(index, statement):
    assert advanced(lambda: connection.cursor().execute(statement))


def test_logging_in_does_not_advance_the_version(index, admin_user, client):
    assert not advanced(lambda: client.force_login(admin_user))


def test_trigger_that_was_lost_is_made_again(index):
    name = "page_cache_contact_contactperson"
    event = "ON contact_contactperson" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{'' if event else '_update'} {event}")
    rename = "UPDATE contact_contactperson SET name = 'Ny'"
    assert not advanced(lambda: connection.cursor().execute(rename))
    install()
    assert advanced(lambda: connection.cursor().execute(rename))


# The whole, served.


def test_public_page_says_that_anybody_may_keep_it(server):
    response, _ = get(server.removeprefix("http://"))
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "s-maxage" in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/admin/login/", "/finns-inte/"])
def test_other_answers_do_not(server, path):
    response, _ = get(server.removeprefix("http://"), path)
    assert "s-maxage" not in response.headers.get("Cache-Control", "")


def test_no_process_serves_an_old_page_after_a_publish(own_site):
    with ExitStack() as stack:
        addresses = [stack.enter_context(serve(own_site)) for _ in range(2)]
        hosts = [address.removeprefix("http://") for address in addresses]
        readers = stack.enter_context(Readers(hosts))
        for number in versions_published(own_site, times=6):
            for address in addresses:
                assert version_at(f"{address}/utbildning/") == number
                assert version_at(f"{address}/") == number
    assert readers.wrong == []
    assert readers.reads > 6


def test_draft_stays_out_of_the_cache(own_site):
    with serve(own_site) as address:
        draft = "from policy.models import PolicyAreaPage as A;"
        draft += "a = A.objects.get(slug='omsorg', locale__language_code='sv');"
        manage(
            own_site["environment"],
            "shell",
            "-v0",
            "-c",
            draft + "a.lead='Hemligt';a.save_revision()",
        )
        _, body = get(address.removeprefix("http://"), "/omsorg/")
        assert not re.search(b"Hemligt", body)


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_number_is_read_after_a_change_and_where_changes_do_not_show(tmp_path, monkeypatch, mode):
    path = tmp_path / "db.sqlite3"
    asked = []
    read = SqliteVersion.read
    monkeypatch.setattr(SqliteVersion, "read", lambda self: asked.append(1) or read(self))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA journal_mode = {mode}")
        database.execute("CREATE TABLE site_project_generation (number INTEGER)")
        database.execute("INSERT INTO site_project_generation VALUES (7)")
        version = SqliteVersion(path)
        assert [version.current() for _ in range(3)] == [7, 7, 7]
        asked.clear()
        assert [version.current() for _ in range(3)] == [7, 7, 7]
        assert bool(asked) is (mode == "delete")
        database.execute("UPDATE site_project_generation SET number = 8")
        assert version.current() == 8


def test_no_number_without_a_database(tmp_path):
    path = tmp_path / "db.sqlite3"
    version = SqliteVersion(path)
    assert version.current() is None
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        assert version.current() is None
        database.execute("CREATE TABLE site_project_generation (number INTEGER)")
        assert version.current() is None
        database.execute("INSERT INTO site_project_generation VALUES (7)")
        assert version.current() == 7


def test_number_is_read_whatever_the_file_is_called(tmp_path):
    path = f"/{tmp_path}/50 % av #1?.sqlite3"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("CREATE TABLE site_project_generation (number INTEGER)")
        database.execute("INSERT INTO site_project_generation VALUES (7)")
        assert SqliteVersion(path).current() == 7


def test_process_has_one_eye_on_a_database_and_never_shuts_it(tmp_path):
    path = str(tmp_path / "db.sqlite3")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = wal")
        database.execute("CREATE TABLE site_project_generation (number INTEGER)")
        database.execute("INSERT INTO site_project_generation VALUES (0)")
        assert sqlite_version(path).current() == 0
        assert sqlite_version(path) is sqlite_version(path)
        before = len(os.listdir("/proc/self/fd"))
        found = []

        def look():
            found.append(sqlite_version(path).current())

        for number in range(1, 40):
            database.execute("UPDATE site_project_generation SET number = ?", [number])
            thread = threading.Thread(target=look)
            thread.start()
            thread.join()
            assert found.pop() == number
        gc.collect()
        assert len(os.listdir("/proc/self/fd")) < before + 10


def test_version_is_told_to_nginx_on_other_machines_without_the_application(site, ask, version):
    version.number = 41
    assert (ask("/generation")["status"], ask("/generation")["body"]) == ("200 OK", b"41\n")
    version.number = None
    assert ask("/generation")["status"].startswith("503")
    assert site.asked == 0
