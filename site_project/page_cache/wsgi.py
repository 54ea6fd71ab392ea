"""The page cache as a WSGI application, made from the settings."""

import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

from .addresses import KnownAddresses
from .bodies import LargeBody
from .nginx import NginxNotifier, notifier_of_settings
from .postgres_version import PostgresVersion
from .responses import CachedPage, WSGIResponse, preferred
from .shared import share_fragments
from .store import Key, Store, key_of, reads_page
from .version import SiteVersion, version_of

NOT_PAGES = ("/documents/", "/healthz", "/readyz", "/trafficz", "/metrics")
NOT_IN_304 = {"Content-Length", "Content-Encoding", "Content-Type"}
# What nginx gives no visitor.
GENERATION = "/generation"
RENDERING_AT_ONCE = 64
# The address of which Django is asked what it says of those that no page can have.
MISSING = "/-/"
# Bytes of large bodies, which lie on disk.
MAX_DISK_BYTES = 256 * 1024 * 1024


def with_page_cache(application: WSGIApplication) -> WSGIApplication:
    """Return `application` behind a page cache as the settings say."""
    nginx = notifier_of_settings()
    version = nginx.version if nginx else version_of()
    if nginx:
        nginx.notify(version.latest())
    if nginx and nginx.shared and isinstance(version, PostgresVersion):
        version.watch(nginx.shared, nginx.publish)
    return PageCache(
        application,
        version,
        max_bytes=settings.PAGE_CACHE_BYTES,
        private_cookie=settings.SESSION_COOKIE_NAME + "=",
        not_pages=(settings.STATIC_URL, settings.MEDIA_URL, settings.ADMIN_URL, *NOT_PAGES),
        nginx=nginx,
        may_exist=KnownAddresses().may_exist,
    )


class PageCache:
    """A WSGI application that answers with finished pages and asks Django for the others.

    A page is kept with the version of the site that was current before it was made, and is
    served only while that is the current one: a page can be newer than its number, never older.
    """

    def __init__(
        self,
        application: WSGIApplication,
        version: SiteVersion,
        max_bytes: int,
        private_cookie: str,
        not_pages: tuple[str, ...],
        nginx: NginxNotifier | None = None,
        may_exist: Callable[[str, int | None], bool] | None = None,
    ) -> None:
        self.application = application
        self.version = version
        self.store = Store(max_bytes)
        self.large = Store(MAX_DISK_BYTES if max_bytes else 0)
        self.private_cookie = private_cookie
        self.not_pages = not_pages
        self.nginx = nginx
        self.may_exist = may_exist
        self.hits = self.misses = self.stale = 0
        self.rendering = [threading.Lock() for _ in range(RENDERING_AT_ONCE)]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == GENERATION:
            return self.tell_version(start_response)
        key = key_of(environ, self.private_cookie, self.not_pages)
        if key is None:
            return self.pass_on(environ, start_response)
        page = self.store.get(key) or self.large.get(key)
        now = self.version.current()
        if page is not None and page.is_current(now):
            self.hits += 1
            return send(page, environ, start_response)
        if page is not None and now is None:
            # The database is away: what was public then is better than an error.
            self.stale += 1
            return send(page, environ, start_response)
        if page is None and self.may_exist and not self.may_exist(key[2], now):
            return self.deny(key, now, environ, start_response)
        return self.make(key, environ, start_response)

    def tell_version(self, start_response: StartResponse) -> Iterable[bytes]:
        """Answer an nginx on another machine, which asks all the time: a line with the number."""
        now = self.version.current()
        body = f"{now}\n".encode() if now is not None else b""
        status = "200 OK" if body else "503 Service Unavailable"
        start_response(status, [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
        return [body]

    def deny(
        self,
        key: Key,
        now: int | None,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        """Say that the page is not there, as Django said it of another one in this version."""
        scheme, host, _path, _query = key
        kept = (scheme, host, MISSING, "")
        page = self.store.get(kept)
        if page is None or not page.is_current(now):
            answer = self.answer({**environ, "PATH_INFO": MISSING, "QUERY_STRING": ""}, now)
            if not answer.status.startswith("404"):
                answer.end()
                return self.make(key, environ, start_response)
            page = CachedPage(now, answer.headers, answer.body(), answer.status)
            self.store.put(kept, page)
        if self.nginx:
            self.nginx.notify(now)
        # As Django gives it: a hidden admin is told from other addresses by nothing.
        _etag, headers, body = page.form("")
        start_response(page.status, [one for one in headers if one[0] != "ETag"])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else body

    def make(
        self, key: Key, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Have Django make the page; those who ask for it meanwhile wait and get the same."""
        with self.turn(key):
            page = self.store.get(key) or self.large.get(key)
            now = self.version.current()
            if page is None or not page.is_current(now):
                self.misses += 1
                answer = self.answer(environ, now)
                latest = self.version.current()
                if latest not in (None, now):
                    # Made while the site changed: half of it may be from before, half since.
                    answer.end()
                    now, answer = latest, self.answer(environ, latest)
                if not answer.is_public:
                    if answer.is_gone:
                        self.store.forget(key)
                        self.large.forget(key)
                    start_response(answer.status, answer.headers)
                    return answer.parts if environ["REQUEST_METHOD"] == "GET" else answer.end()
                page = CachedPage(now, answer.headers, answer.body())
                if now is not None:
                    is_large = isinstance(page.body, LargeBody)
                    (self.large if is_large else self.store).put(key, page)
        if self.nginx:
            self.nginx.notify(now)
        return send(page, environ, start_response)

    def turn(self, key: Key) -> AbstractContextManager[object]:
        """Return what only one thread can hold, while it makes the page of `key`.

        A PDF takes so long that waiting would hold up the site: its view has turns of its own.
        """
        if key[2].endswith(".pdf"):
            return nullcontext()
        return self.rendering[hash(key) % RENDERING_AT_ONCE]

    def answer(self, environ: WSGIEnvironment, version: int | None) -> WSGIResponse:
        """Return what Django answers, made of what belongs to this version of the site."""
        asked = {**environ, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": "identity"}
        with share_fragments(version):
            return WSGIResponse(self.application, asked)

    def pass_on(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Have Django answer what is not kept: an editor's page shares fragments with visitors'."""
        environ["lokalpolitik.page_cache"] = self
        reads = reads_page(environ, self.not_pages)
        with share_fragments(self.version.current() if reads else None):
            response = self.application(environ, start_response)
        if self.nginx:
            self.nginx.notify(self.version.latest())
        return response


def send(
    page: CachedPage, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    etag, headers, body = page.form(preferred(environ.get("HTTP_ACCEPT_ENCODING", "")))
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and (etag in known or known == "*"):
        start_response("304 Not Modified", [h for h in headers if h[0] not in NOT_IN_304])
        return []
    start_response(page.status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else body
