"""What Django answered, and the forms in which a finished page is served."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from types import TracebackType
from typing import NamedTuple
from wsgiref.types import WSGIApplication, WSGIEnvironment

from .bodies import COMPRESS, SMALLEST, Body, body_of

Headers = list[tuple[str, str]]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

# What these say takes the place of a page that was there, also when the site is down later.
GONE = (301, 302, 404, 410)
# Per hop, or made anew for each form of the page.
OWN_HEADERS = {"content-length", "content-encoding", "etag", "vary", "connection", "date"}


class WSGIResponse:
    """A response of the application as it came out of WSGI."""

    def __init__(self, application: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: Headers = []
        self.parts = application(environ, self.start_response)

    def start_response(
        self, status: str, headers: Headers, exc_info: ExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        self.status = status
        self.headers = headers
        return lambda part: None  # write(), which Django never calls

    @property
    def is_public(self) -> bool:
        """Whether the site itself has said so; the opposite of guessing it from the address."""
        if not self.status.startswith("200"):
            return False
        names = {name.lower(): value for name, value in self.headers}
        return "s-maxage" in names.get("cache-control", "") and "set-cookie" not in names

    @property
    def is_gone(self) -> bool:
        return int(self.status.split()[0]) in GONE

    def body(self) -> Body:
        """Return the whole body, and let the application finish."""
        try:
            return body_of(self.parts)
        finally:
            self.end()

    def end(self) -> Iterable[bytes]:
        """Let the application finish; return no body."""
        getattr(self.parts, "close", lambda: None)()
        return []


class EncodedBody(NamedTuple):
    """A page as it is sent in one content coding (RFC 9110, 8.4)."""

    etag: str
    headers: Headers
    body: Body


class CachedPage:
    """A finished response in every form it is asked for, each made once."""

    def __init__(
        self, version: int | None, headers: Headers, body: Body, status: str = "200 OK"
    ) -> None:
        self.version = version
        self.status = status
        self.day = date.today()
        self.headers = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
        self.body = body
        self.digest = body.digest()[:20]
        self.forms: dict[str, EncodedBody] = {}

    @property
    def size(self) -> int:
        """Bytes that the page takes when all its forms have been made, or a little more."""
        return 2 * self.body.length + 2000

    def is_current(self, version: int | None) -> bool:
        """Whether it is of this version of the site, and of today: what is due depends on it."""
        return self.version == version and self.day == date.today()

    def form(self, encoding: str) -> EncodedBody:
        """Return the page in a content coding; "" is none."""
        try:
            return self.forms[encoding]
        except KeyError:
            return self.forms.setdefault(encoding, self.make(encoding))

    def make(self, encoding: str) -> EncodedBody:
        body = self.body
        if encoding and body.length >= SMALLEST:
            body = body.compressed(encoding)
        else:
            encoding = ""
        etag = f'"{self.digest}{encoding and "-" + encoding}"'
        headers = [*self.headers, ("Vary", "Accept-Encoding"), ("ETag", etag)]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return EncodedBody(etag, [*headers, ("Content-Length", str(body.length))], body)


@lru_cache(maxsize=256)
def preferred(accept_encoding: str) -> str:
    """Return "br", "gzip" or "" for an Accept-Encoding header: the smallest that is accepted."""
    accepted = dict(map(weight, accept_encoding.lower().split(",")))
    for name in COMPRESS:
        if accepted.get(name, accepted.get("*", 0)) > 0:
            return name
    return ""


def weight(item: str) -> tuple[str, float]:
    """Return the coding and its quality value; one that can not be read counts as refused."""
    name, _, parameter = item.partition(";")
    _, _, quality = parameter.partition("=")
    try:
        return name.strip(), float(quality or 1)
    except ValueError:
        return name.strip(), 0
