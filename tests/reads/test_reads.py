"""How often each page is read: by day and page, of nobody in particular, and only where asked."""

import shutil
import threading
import urllib.request
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from site_project.models import PageReads, ReadCounting
from site_project.reads import storing
from site_project.reads.counting import ReadCounter, counter, with_counting
from tests.support.nginx import nginx

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

READER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
INSTALLED = shutil.which("nginx") and [*Path("/etc/nginx/modules-enabled").glob("*lua*")]


@pytest.fixture
def on():
    ReadCounting.objects.create(is_on=True)
    storing.store_reads()
    yield
    counter.is_on = False
    counter.take()


def page(environ, start_response):
    status, kind = environ.get("answer", ("200 OK", "text/html; charset=utf-8"))
    start_response(status, [("Content-Type", kind)])
    return [b""]


def read(path="/trygghet/", **environ):
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_USER_AGENT": READER, **environ}
    with_counting(page)(asked, lambda status, headers, *more: None)


def stored():
    return dict(PageReads.objects.values_list("path", "number"))


def test_reads_of_a_page_add_up_over_the_minutes_of_a_day(on):
    for _minute in range(2):
        read()
        read()
        read("/")
        storing.store_reads()
    assert stored() == {"/trygghet/": 4, "/": 2}
    assert set(PageReads.objects.values_list("day", flat=True)) == {localdate()}


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_X_REAL_IP": "192.0.2.1"},
        {"PATH_INFO": "/admin/login/"},
        {"answer": ("404 Not Found", "text/html")},
        {"answer": ("200 OK", "application/pdf")},
    ],
)
def test_what_is_no_visitors_read_of_a_page_is_not_counted(on, environ):
    read(**environ)
    assert not counter.take()


def test_nothing_is_counted_until_it_is_switched_on_nor_after():
    storing.store_reads()
    read()
    assert not counter.take()
    setting = ReadCounting.objects.create(is_on=True)
    storing.store_reads()
    read()
    setting.is_on = False
    setting.save()
    storing.store_reads()
    read()
    assert not counter.take()
    assert stored() == {}


def test_made_up_addresses_that_answer_are_not_kept(on):
    read("/inbaddat/loften/02022-02026/")
    read("/")
    storing.store_reads()
    assert stored() == {"/": 1}


@pytest.mark.parametrize("is_on", [True, False])
def test_numbers_are_kept_for_sixty_days(on, is_on):
    ReadCounting.objects.update(is_on=is_on)
    old = localdate() - timedelta(days=61)
    PageReads.objects.create(day=old, path="/", number=3)
    storing.store_reads()
    assert not PageReads.objects.exists()


def test_nothing_but_day_page_and_number_is_kept():
    assert {field.name for field in PageReads._meta.fields} == {"id", "day", "path", "number"}
    assert set(vars(ReadCounter())) == {"is_on", "lock", "numbers"}


def test_home_shows_the_pages_of_the_last_seven_days(admin, area):
    assert "Lästa de senaste sju dagarna" not in admin.get("/admin/").text
    ReadCounting.objects.create(is_on=True)
    yesterday, before = (localdate() - timedelta(days=days) for days in (1, 9))
    for day, path, number in (
        (yesterday, area.url, 12),
        (before, area.url, 5),
        (yesterday, "/x/", 9),
    ):
        PageReads.objects.create(day=day, path=path, number=number)
    html = admin.get("/admin/").text.split('aria-labelledby="home-most-read"')[1]
    panel = html.split("</section>")[0]
    assert f"/admin/pages/{area.pk}/edit/" in panel
    assert "12 gånger" in panel
    assert "/x/" not in panel


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.mark.skipif(not INSTALLED, reason="sudo apt-get install nginx libnginx-mod-http-lua")
def test_nginx_counts_what_it_answers_and_tells_it_once(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx(server.server_port) as front:
        settings.PAGE_CACHE_EDGE = str(front.folder)

        def visit(path, **headers):
            asked = urllib.request.Request(front.address + path, headers=headers)
            urllib.request.urlopen(asked, timeout=20).close()

        visit("/", **{"User-Agent": READER})
        assert not storing.reads_of_nginx(is_on=True)
        for headers in ({"User-Agent": READER}, {"User-Agent": READER}, {"User-Agent": "a bot"}):
            visit("/ar/%D8%A7/", **headers)
        visit("/", **{"User-Agent": READER, "Cookie": "__Host-sessionid=x"})
        ((_day, path), number) = next(iter(storing.reads_of_nginx(is_on=False).items()))
        assert (path, number) == ("/ar/ا/", 2)
        visit("/", **{"User-Agent": READER})
        assert not storing.reads_of_nginx(is_on=True)
    server.shutdown()
