"""Requests a second of one page, served in every way; medians and ratios of one run.

    DATABASE_URL=… .venv/bin/python -m benchmarks.serving [rounds] [pages …]

Counted is the processor time that the server used for each request: requests a second of one
core. That holds on a machine with other work too; so many a second came through meanwhile is
printed beside it. Needs wrk and nginx.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.nginx import nginx
from tests.support.servers import ROOT, free_port, make_site, manage, running

from .processes import cpu_seconds, megabytes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")


def requests(url, pid, seconds):
    """Return requests for each second of processor time, and for each second."""
    command = ["wrk", "-t1", "-c16", f"-d{seconds}", "-H", "Accept-Encoding: br", url]
    before = cpu_seconds(pid)
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in printed, printed
    number = int(re.search(r"(\d+) requests in", printed)[1])
    return number / (cpu_seconds(pid) - before), number / seconds


@contextmanager
def fixed_bytes():
    port = free_port()
    command = [str(ROOT / ".venv/bin/granian"), "--interface", "wsgi", "--port", str(port)]
    command += ["--blocking-threads", os.environ.get("THREADS", "4"), "--log-level", "warning"]
    with subprocess.Popen([*command, "benchmarks.fixed:application"], cwd=ROOT) as process:
        time.sleep(2)
        yield f"http://127.0.0.1:{port}", process
        process.terminate()


def with_environment(site, **more):
    return {**site, "environment": {**site["environment"], **more}}


def main(rounds=5, *sizes):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        for size in sizes or (10, 1000, 10_000):
            manage(
                site["environment"],
                *("shell", "-c", f"from benchmarks.pages import fill; fill({size})"),
            )
            print(f"\n{size} pages")
            measure(site, rounds)


def measure(site, rounds):
    with ExitStack() as stack:
        ways = {}
        started = time.perf_counter()
        ways["embedded, cached"] = stack.enter_context(running(site))
        print(f"start-up until the first page {time.perf_counter() - started:.1f} s")
        uncached = with_environment(site, PAGE_CACHE_BYTES="0")
        ways["embedded, uncached"] = stack.enter_context(running(uncached))
        ways["server, fixed bytes"] = stack.enter_context(fixed_bytes())
        address = ways["embedded, cached"][0]
        asked = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(asked) as answer:
            page = answer.getheaders(), answer.read()
        served = stack.enter_context(nginx(address.rpartition(":")[2], *page))
        ways["nginx cache"] = served.address, served.process
        ways["nginx file"] = served.file_address, served.process
        time.sleep(1)
        figures = {way: [] for way in ways}
        for _ in range(rounds):
            for way, (address, process) in ways.items():
                seconds = 4 if way == "embedded, uncached" else 1
                figures[way].append(requests(address + "/", process.pid, seconds))
        report(
            {way: list(map(statistics.median, zip(*f, strict=True))) for way, f in figures.items()}
        )
        for way, (_address, process) in ways.items():
            print(f"{way:22} memory of its processes {megabytes(process.pid)} MB")


def report(medians):
    file, server = medians["nginx file"][0], medians["server, fixed bytes"][0]
    for way, (a_core, came) in medians.items():
        print(
            f"{way:22}{a_core:10,.0f} /s of a core, {a_core / file:6.3f} of a file,"
            f" {a_core / server:6.3f} of the server; {came:8,.0f} /s came"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
