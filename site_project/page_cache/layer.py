import threading

from .answers import Answer
from .encodings import preferred
from .keys import key_of, reads_page
from .pages import Page
from .shared import pages_of
from .store import Store

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
