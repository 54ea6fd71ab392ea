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
from contextlib import ExitStack
from pathlib import Path

from tests.support.nginx import nginx
from tests.support.readers import Readers, version_at, versions_published
from tests.support.servers import free_port, make_site, running

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
PATH = "/utbildning/"
EVERY = 100


def main(times=1000):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        port = free_port()
        served = stack.enter_context(nginx(port))
        site["environment"]["PAGE_CACHE_EDGE"] = str(served.folder)
        addresses = [
            stack.enter_context(running(site, port=port))[0],
            stack.enter_context(running(site))[0],
            served.address,
        ]
        readers = stack.enter_context(Readers([one.removeprefix("http://") for one in addresses]))
        waits = []
        for number in versions_published(site, times):
            started = time.perf_counter()
            seen = [version_at(address + PATH) for address in addresses]
            waits.append(time.perf_counter() - started)
            assert seen == [number] * len(addresses), (number, seen)
            assert not readers.wrong, readers.wrong[:5]
            if number % EVERY == 0:
                report(number, readers.reads, waits)
    assert not readers.wrong, readers.wrong[:5]
    report(times, readers.reads, waits)


def report(publishes, reads, waits):
    print(f"{publishes} publishes, {reads} pages read meanwhile, none of them old")
    print(
        f"visible in both processes and in nginx after {statistics.median(waits) * 1000:.0f} ms "
        f"(median), {max(waits) * 1000:.0f} ms (longest), rendering included",
        flush=True,
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
