"""Two applications and two nginx that cannot be told: what readers of each see of publishes.

    DATABASE_URL=… .venv/bin/python -m benchmarks.two_fronts [publishes]

Each nginx asks both applications for the version of the content (APPLICATIONS). Prints how long
after a publish each shows it; fails where a reader of either went back. Then one application is
killed (SIGKILL) under 20 requests a second that no nginx has kept, and what failed is counted.
Needs nginx.
"""

import os
import signal
import statistics
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tests.support.nginx import nginx
from tests.support.readers import version_at
from tests.support.servers import free_port, running

from .processes import family
from .publishing import PATH, publish, site_in_folder

PATIENCE = 10


def main(times=1000):
    with site_in_folder() as (site, folder), ExitStack() as stack:
        ports = [free_port(), free_port()]
        processes = []
        for port in ports:
            edge = folder / f"edge-{port}"
            own = {**site, "environment": {**site["environment"], "PAGE_CACHE_EDGE": str(edge)}}
            processes.append(stack.enter_context(running(own, port=port))[1])
        fronts = [stack.enter_context(nginx(ports[0], asks=ports)).address for _ in range(2)]
        waits = {front: [] for front in fronts}

        def look(number):
            with ThreadPoolExecutor(len(fronts)) as visitors:
                seconds = visitors.map(lambda one: seconds_until_visible(number, one), fronts)
                for front, one in zip(fronts, seconds, strict=True):
                    waits[front].append(one * 1000)

        publish(site, times, fronts, look)
        for front, found in waits.items():
            print(
                f"{front}: visible after {statistics.median(found):.0f} ms (median), "
                f"{max(found):.0f} ms (longest)"
            )
        print("one application killed:", dict(answers_while_killed(processes[0], fronts)))


def seconds_until_visible(number, address):
    started = time.perf_counter()
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
