"""What a page costs that is in no cache, at 10, 1,000 and 10,000 pages of a site.

    DATABASE_URL=… .venv/bin/python -m benchmarks.uncached [pages …]

Milliseconds of CPU time in one process, the median of many requests. On a machine with other
work a fixed loop takes longer too: the last figure is divided by how much.
"""

import io
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.servers import make_site, manage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
PATHS = ["/", "/ar/", "/utbildning/", "/loften/", "/kontakt/"]
ROUNDS = 200


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
        queries = count(application, path)
        for _ in range(20):
            ask(application, path)
        loops, costs = [], []
        for _ in range(ROUNDS):
            loops.append(timed(fixed_loop))
            costs.append(timed(ask, application, path))
        quiet = statistics.median(c / one for c, one in zip(costs, loops, strict=True)) * min(loops)
        print(
            f"  {path:14} {queries:3} queries {statistics.median(costs):6.1f} ms, "
            f"without the neighbours' work {quiet:6.1f} ms"
        )


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

    queries = []

    def note(execute, *arguments):
        queries.append(1)
        return execute(*arguments)

    ask(application, path)
    with connection.execute_wrapper(note):
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
