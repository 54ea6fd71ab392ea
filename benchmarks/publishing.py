"""Publishes with readers running: none may see an older page after a newer one.

    DATABASE_URL=… .venv/bin/python -m benchmarks.publishing [times]

Two processes on one database, and nginx before one of them; prints, every hundred publishes, how
long after the publish all three show the page. Fails where anything went backwards or a purge did
not arrive. Needs nginx.
"""

import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.nginx import nginx
from tests.support.readers import Readers, version_at, versions_published
from tests.support.servers import free_port, make_site, running

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
PATH = "/utbildning/"
EVERY = 100


def main(times=1000):
    with site_in_folder() as (site, _folder), ExitStack() as stack:
        port = free_port()
        served = stack.enter_context(nginx(port))
        site["environment"]["PAGE_CACHE_EDGE"] = str(served.folder)
        addresses = [
            stack.enter_context(running(site, port=port))[0],
            stack.enter_context(running(site))[0],
            served.address,
        ]

        def look(number):
            seen = [version_at(address + PATH) for address in addresses]
            assert seen == [number] * len(addresses), (number, seen)

        publish(site, times, addresses, look)


@contextmanager
def site_in_folder():
    """Yield a site, see make_site(), and its folder."""
    with tempfile.TemporaryDirectory() as name, make_site(Path(name)) as site:
        yield site, Path(name)


def publish(site, times, addresses, look):
    """Publish so many `times` with readers at each of the addresses; print what they saw.

    `look` is called with each number that is public, and returns when all addresses show it.
    Raises AssertionError where a reader went back or got no answer.
    """
    waits = []
    with Readers([one.removeprefix("http://") for one in addresses]) as readers:
        for number in versions_published(site, times):
            started = time.perf_counter()
            look(number)
            waits.append((time.perf_counter() - started) * 1000)
            assert not readers.wrong, readers.wrong[:5]
            if number % EVERY == 0 or number == times:
                print(
                    f"{number} publishes, {readers.reads} pages read meanwhile, none of them old; "
                    f"visible everywhere after {statistics.median(waits):.0f} ms (median), "
                    f"{max(waits):.0f} ms (longest), rendering included",
                    flush=True,
                )
    assert not readers.wrong, readers.wrong[:5]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
