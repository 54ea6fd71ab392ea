"""Counting in a process that visitors reach without nginx, which counts for itself where it is.

A read is an answer to GET with a page, to somebody without an editor's cookie who does not say
that it is a program. What a browser fetches beforehand counts: the visit asks for nothing more.
Kept are the day, the path and a number.
"""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.utils.timezone import localdate

# The same as in deploy/nginx/lokalpolitik.conf.
PROGRAM = re.compile(r"bot|crawl|spider|slurp|curl|wget|python|preview|monitor", re.IGNORECASE)


class ReadCounter:
    """The reads since they were last taken, of this process; off until it is switched on."""

    def __init__(self) -> None:
        self.is_on = False
        self.lock = threading.Lock()
        self.numbers: Counter[tuple[str, str]] = Counter()

    def add(self, path: str) -> None:
        with self.lock:
            self.numbers[localdate().isoformat(), path] += 1

    def take(self) -> Counter[tuple[str, str]]:
        """Return the numbers by day and path, and begin anew."""
        with self.lock:
            taken, self.numbers = self.numbers, Counter()
        return taken


counter = ReadCounter()


def with_counting(application: WSGIApplication) -> WSGIApplication:
    """Return `application`, whose answers are counted while `counter` is on."""

    def counted(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if counter.is_on and is_reader(environ):
            start_response = counting_pages(start_response, environ["PATH_INFO"])
        return application(environ, start_response)

    return counted


def counting_pages(start_response: StartResponse, path: str) -> Callable[..., object]:
    def start(status, headers, *more):
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        if status.startswith(("200", "304")) and (kind.startswith("text/html") or not kind):
            counter.add(path.encode("latin-1").decode("utf-8", "replace"))
        return start_response(status, headers, *more)

    return start


def is_reader(environ: WSGIEnvironment) -> bool:
    """Whether a person seems to read a page, and nginx has not counted it already."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and "HTTP_X_REAL_IP" not in environ
        and f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", "")
        and not environ["PATH_INFO"].startswith((settings.STATIC_URL, settings.ADMIN_URL))
        and not PROGRAM.search(environ.get("HTTP_USER_AGENT", "bot"))
    )
