"""A steady rate for ten minutes on the whole served set-up: no error, and the memory stays flat.

    .venv/bin/python -m benchmarks.soak [seconds] [readers]

Readers through nginx, a message every second, a page published every ten seconds. Needs root,
PostgreSQL, Redis and nginx; all that runs is its own (see machine.py).
"""

import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.support.readers import versions_published

from .machine import machine
from .processes import megabytes
from .traffic import Traffic, ask

EVERY = 10


def main(seconds=600, readers=4):
    with tempfile.TemporaryDirectory(prefix="soak-") as name, machine(Path(name)) as site:
        while ask(site.address, "/admin/login/")[0] != 200:
            time.sleep(0.5)
        over = threading.Event()
        publisher = threading.Thread(target=publish, args=(site, over))
        publisher.start()
        with Traffic(site.address, readers, pause=0.05) as traffic:
            application, nginx = watch(site, traffic, seconds)
        over.set()
        publisher.join()
    errors = traffic.read.total() - traffic.read[200]
    print(f"{traffic.read.total()} pages read, {errors} errors, slowest {traffic.slowest:.1f} s")
    print(f"{len(traffic.sent)} messages, {traffic.refused.total()} refused")
    for name, figures in (("application", application), ("nginx", nginx)):
        # What comes before the first fifth is warming up.
        early, late = figures[len(figures) // 5], figures[-1]
        print(f"{name}: {figures[0]} MB, after a fifth {early} MB, at the end {late} MB")
    sys.exit(errors > 0)


def watch(site, traffic, seconds):
    """Print a line for each minute; return the memory of application and nginx every five s."""
    application, nginx = [], []
    for second in range(0, seconds, 5):
        application.append(sum(megabytes(site.application.process.pid)))
        nginx.append(sum(megabytes(site.nginx.process.pid)))
        if second % 60 == 0:
            read = traffic.read.total()
            print(f"{second:4} s {read:7} read, {application[-1]} + {nginx[-1]} MB", flush=True)
        time.sleep(5)
    return application, nginx


def publish(site, over):
    published = versions_published({"environment": site.environment}, times=10**6)
    for _number in published:
        if over.wait(EVERY):
            published.close()
            return


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
