"""The page cache as a WSGI application, made from the settings."""

import threading

from django.conf import settings

from .edge import Edge
from .responses import Answer, Page, preferred
from .shared import pages_of
from .store import Store, key_of, reads_page
from .version import generation_of

NOT_PAGES = ("/documents/", "/healthz", "/readyz", "/metrics")


def with_page_cache(application):
    """Return the WSGI `application` behind a page cache, unless settings turn that off."""
    if not settings.PAGE_CACHE_BYTES:
        return application
    edge = edge_of_settings()
    tell_nginx()
    return PageCache(
        application,
        generation_of(),
        most_bytes=settings.PAGE_CACHE_BYTES,
        private_cookie=settings.SESSION_COOKIE_NAME + "=",
        not_pages=(settings.STATIC_URL, settings.MEDIA_URL, settings.ADMIN_URL, *NOT_PAGES),
        edge=edge,
    )


def tell_nginx():
    """Let nginx, where there is one, know of what a command has changed."""
    edge = edge_of_settings()
    if edge:
        edge.follow(edge.generation.current())


def edge_of_settings():
    """Return the edge that nginx looks at, or None where there is no nginx."""
    folder = settings.PAGE_CACHE_EDGE
    return Edge(folder, generation_of()) if folder else None


RENDERING_AT_ONCE = 64


class PageCache:
    """A WSGI application that answers with finished pages and asks Django for the others.

    A page is kept with the generation of the database that was current before it was made,
    and is served only while that is the current one: a page can be newer than its number,
    never older.
    """

    def __init__(self, application, generation, most_bytes, private_cookie, not_pages, edge=None):
        self.application = application
        self.generation = generation
        self.store = Store(most_bytes)
        self.private_cookie = private_cookie
        self.not_pages = not_pages
        self.edge = edge
        self.hits = self.misses = self.stale = 0
        self.rendering = [threading.Lock() for _ in range(RENDERING_AT_ONCE)]

    def __call__(self, environ, start_response):
        key = key_of(environ, self.private_cookie, self.not_pages)
        if key is None:
            return self.pass_on(environ, start_response)
        page = self.store.get(key)
        now = self.generation.current()
        if page is not None and page.generation == now:
            self.hits += 1
            return send(page, environ, start_response)
        if page is not None and now is None:
            # The database is away: what was public then is better than an error.
            self.stale += 1
            return send(page, environ, start_response)
        return self.make(key, environ, start_response)

    def make(self, key, environ, start_response):
        """Have Django make the page; those who ask for it meanwhile wait and get the same."""
        with self.rendering[hash(key) % RENDERING_AT_ONCE]:
            page = self.store.get(key)
            now = self.generation.current()
            if page is None or page.generation != now:
                self.misses += 1
                asked = {**environ, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": "identity"}
                with pages_of(now):
                    answer = Answer(self.application, asked)
                if not answer.is_public:
                    if answer.is_gone:
                        self.store.forget(key)
                    start_response(answer.status, answer.headers)
                    return answer.parts if environ["REQUEST_METHOD"] == "GET" else answer.end()
                page = Page(now, answer.headers, answer.body())
                if now is not None:
                    self.store.put(key, page)
        if self.edge:
            self.edge.follow(now)
        return send(page, environ, start_response)

    def pass_on(self, environ, start_response):
        """Have Django answer what is not kept: an editor's page shares pieces with visitors'."""
        environ["lokalpolitik.page_cache"] = self
        reads = reads_page(environ, self.not_pages)
        with pages_of(self.generation.current() if reads else None):
            response = self.application(environ, start_response)
        if self.edge:
            self.edge.follow(self.generation.current())
        return response


def send(page, environ, start_response):
    etag, headers, body = page.form(preferred(environ.get("HTTP_ACCEPT_ENCODING", "")))
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and (etag in known or known == "*"):
        start_response("304 Not Modified", [h for h in headers if h[0] not in NOT_IN_304])
        return []
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else body


NOT_IN_304 = {"Content-Length", "Content-Encoding", "Content-Type"}
