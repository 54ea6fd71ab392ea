"""What the downloads of a register of 10,000 commitments cost, made and kept.

    .venv/bin/python -m benchmarks.downloads [commitments]

Milliseconds of processor time in one process, through the page cache: made once in a version of
the site, then sent from what is kept, whole (brotli) and as what a reader has already (304).
"""

import io
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.support.servers import make_site, manage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
DATA = "/loften/data"
PATHS = [f"{DATA}/csv/", f"{DATA}/json/", f"{DATA}/v2/csv/", f"{DATA}/v2/json/"]
PATHS += ["/sitemap.xml", "/alla-sidor/", "/nytt.atom", "/wp-login.php", "/wp-admin/x.php"]
ROUNDS = 50


def main(commitments=10_000):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        code = "from benchmarks import downloads, register; "
        code += f"register.fill({commitments}); downloads.measure()"
        print(manage(site["environment"], "shell", "-v0", "-c", code))


def measure():
    """Print a line for each path; run inside the site."""
    from site_project.wsgi import application

    for path in PATHS:
        made, headers, body = timed(application, path)
        tag = headers["ETag"]
        whole = [timed(application, path)[0] for _ in range(ROUNDS)]
        known = [timed(application, path, HTTP_IF_NONE_MATCH=tag)[0] for _ in range(ROUNDS)]
        print(
            f"  {path:20} made {made:7.1f} ms, kept {statistics.median(whole):6.2f}, "
            f"304 {statistics.median(known):6.2f}; {body / 1e6:.2f} MB"
        )


def timed(application, path, **headers):
    """Return milliseconds of processor time, the headers and the length of the body."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "br",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **headers,
    }
    answered = {}
    started = time.process_time()
    parts = application(environ, lambda status, given: answered.update(given))
    length = sum(map(len, parts))
    return (time.process_time() - started) * 1000, answered, length


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
