"""Two applications and two nginx that cannot be told: what readers of each see of publishes.

    DATABASE_URL=… .venv/bin/python -m benchmarks.two_fronts [publishes]

Each nginx asks both applications for the version of the content (APPLICATIONS). Prints how long
after a publish both show it; fails where a reader of either went back. Then one application is
killed (SIGKILL) under 20 requests a second that no nginx has kept, and what failed is counted.
Needs nginx.
"""

import os
import signal
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.support.nginx import nginx
from tests.support.readers import Readers, version_at, versions_published
from tests.support.servers import free_port, make_site, running

from .processes import family

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
PATH = "/utbildning/"
PATIENCE = 10


def main(times=1000):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        ports = [free_port(), free_port()]
        processes = []
        for port in ports:
            edge = folder / f"edge-{port}"
            own = {**site, "environment": {**site["environment"], "PAGE_CACHE_EDGE": str(edge)}}
            processes.append(stack.enter_context(running(own, port=port))[1])
        fronts = [stack.enter_context(nginx(ports[0], asks=ports)).address for _ in range(2)]
        with Readers([one.removeprefix("http://") for one in fronts]) as readers:
            waits = [
                seconds_until_visible(number, fronts) for number in versions_published(site, times)
            ]
        assert not readers.wrong, readers.wrong[:5]
        print(f"{times} publishes, {readers.reads} pages read at both, none older than one before")
        print(
            f"visible at both after {statistics.median(waits) * 1000:.0f} ms (median), "
            f"{max(waits) * 1000:.0f} ms (longest), rendering included"
        )
        print("one application killed:", dict(answers_while_killed(processes[0], fronts)))


def seconds_until_visible(number, fronts):
    started = time.perf_counter()
    for address in fronts:
        while version_at(address + PATH) != number:
            assert time.perf_counter() - started < PATIENCE, number
    return time.perf_counter() - started


def answers_while_killed(process, fronts, requests=400):
    seen = Counter()
    for number in range(requests):
        if number == requests // 4:
            for one in list(family(process.pid)):
                os.kill(one, signal.SIGKILL)
        address = f"{fronts[number % 2]}{PATH}?utm_source={number}"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                seen[answer.status] += 1
        except urllib.error.HTTPError as error:
            seen[error.code] += 1
        except OSError as error:
            seen[type(error).__name__] += 1
        time.sleep(0.05)
    return seen


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
