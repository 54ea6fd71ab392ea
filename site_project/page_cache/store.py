"""Pages by key, and which requests have one."""

import contextlib
import threading
from collections import OrderedDict
from functools import lru_cache
from urllib.parse import unquote_plus
from wsgiref.types import WSGIEnvironment

from .responses import CachedPage

# Scheme, host, path and query.
Key = tuple[str, str, str, str]

# Added to links by mail programs and social networks; they change nothing on a page.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "msclkid", "igshid")
LONGEST = 500


def key_of(environ: WSGIEnvironment, private_cookie: str, not_pages: tuple[str, ...]) -> Key | None:
    """Return the key of the page that is asked for, or None where the cache must stay out.

    A request with the session cookie is an editor's; one with a long address is nobody's;
    what begins with one of `not_pages` is a file or a form of the admin.
    """
    if not reads_page(environ, not_pages) or private_cookie in environ.get("HTTP_COOKIE", ""):
        return None
    if "HTTP_AUTHORIZATION" in environ:
        return None
    query = environ.get("QUERY_STRING")
    path = environ.get("PATH_INFO", "")
    if query:
        query = without_tracking(query)
        if len(path) + len(query) > LONGEST:
            return None
    elif len(path) > LONGEST:
        return None
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ["wsgi.url_scheme"]
    return scheme, environ.get("HTTP_HOST", ""), path, query or ""


def reads_page(environ: WSGIEnvironment, not_pages: tuple[str, ...]) -> bool:
    """Whether somebody, an editor or a visitor, reads a page of the public site."""
    is_page = not environ.get("PATH_INFO", "").startswith(not_pages)
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and is_page


@lru_cache(maxsize=256)
def without_tracking(query: str) -> str:
    parts = [part for part in query.split("&") if part]
    return "&".join(part for part in parts if not unquote_plus(part).lower().startswith(TRACKING))


class Store:
    """Pages by key, bounded in bytes: the one that was asked for longest ago goes first."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self.pages: OrderedDict[Key, CachedPage] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Key) -> CachedPage | None:
        page = self.pages.get(key)
        if page is not None:
            with contextlib.suppress(KeyError):  # another thread has just let it go
                self.pages.move_to_end(key)
        return page

    def put(self, key: Key, page: CachedPage) -> None:
        """Keep `page`, unless it alone would take a quarter of the room."""
        if page.size > self.max_bytes // 4:
            return
        with self.lock:
            self.drop(key)
            self.pages[key] = page
            self.bytes += page.size
            while self.bytes > self.max_bytes:
                self.drop(next(iter(self.pages)))

    def forget(self, key: Key) -> None:
        with self.lock:
            self.drop(key)

    def drop(self, key: Key) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size
