"""What a page costs that is in no cache, at 10, 1,000 and 10,000 pages of a site.

    DATABASE_URL=… .venv/bin/python -m benchmarks.uncached [pages …]

The first page after a publish finds out menu and footer too; those after it share them. Both are
milliseconds of CPU time in one process, the median of many requests, and in brackets as many times
what a fixed loop takes, which a machine with other work slows down as much.
"""

import io
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import repeat
from pathlib import Path

from tests.support.servers import make_site, manage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
PATHS = ["/", "/ar/", "/utbildning/", "/loften/", "/kontakt/"]
WARMING, ROUNDS = 20, 200


def main(*sizes):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        for size in sizes or (10, 1000, 10_000):
            code = f"from benchmarks import pages, uncached; pages.fill({size}); uncached.measure()"
            print(
                f"{size} pages", manage(site["environment"], "shell", "-v0", "-c", code), sep="\n"
            )


def measure():
    """Print a line for each path; run inside the site."""
    from django.core.handlers.wsgi import WSGIHandler

    application = WSGIHandler()
    for path in PATHS:
        first = cost(application, path, versions=range(2, 2000))
        then = cost(application, path, versions=repeat(1))
        print(f"  {path:14} first {first}, then {then}")


def cost(application, path, versions):
    """Return queries and time of the page, asked for once in each of `versions`, in words."""
    from site_project.page_cache.shared import share_fragments

    loops, costs = [], []
    for number, version in zip(range(WARMING + ROUNDS), versions, strict=False):
        with share_fragments(version):
            if number == WARMING:
                queries = count(application, path)
            loops.append(timed(fixed_loop))
            costs.append(timed(ask, application, path))
    times = statistics.median(c / one for c, one in list(zip(costs, loops, strict=True))[WARMING:])
    return f"{queries:2} queries {statistics.median(costs[WARMING:]):5.1f} ms ({times:4.1f})"


def timed(function, *arguments):
    started = time.process_time()
    function(*arguments)
    return (time.process_time() - started) * 1000


def fixed_loop():
    total = 0
    for number in range(60_000):
        total += number


def count(application, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask(application, path)
    return len(queries)


def ask(application, path):
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "HTTP_HOST": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    statuses = []
    response = application(environ, lambda status, headers: statuses.append(status))
    b"".join(response)
    response.close()
    assert statuses[0].startswith("200"), (path, statuses)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
