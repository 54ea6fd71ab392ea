"""Requests a second of one page, served in every way; medians and ratios of one run.

DATABASE_URL=… .venv/bin/python -m benchmarks.serving [rounds] [seconds]
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

from tests.servers import ROOT, free_port, make_site, serve

from .nginx import nginx

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")


def requests_a_second(url, seconds):
    command = ["wrk", "-t1", "-c16", f"-d{seconds}", "-H", "Accept-Encoding: br", url]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in printed, printed
    return float(re.search(r"Requests/sec: +([\d.]+)", printed)[1])


@contextmanager
def fixed_bytes():
    port = free_port()
    command = [str(ROOT / ".venv/bin/granian"), "--interface", "wsgi", "--port", str(port)]
    command += ["--blocking-threads", os.environ.get("THREADS", "2"), "--log-level", "warning"]
    with subprocess.Popen([*command, "benchmarks.fixed:application"], cwd=ROOT) as process:
        time.sleep(2)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def with_environment(site, **more):
    return {**site, "environment": {**site["environment"], **more}}


def main(rounds=5, seconds=2):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        ways = {}
        started = time.perf_counter()
        ways["embedded, cached"] = stack.enter_context(serve(site))
        print(f"start-up until the first page {time.perf_counter() - started:9.1f} s")
        uncached = with_environment(site, PAGE_CACHE_BYTES="0")
        ways["embedded, uncached"] = stack.enter_context(serve(uncached))
        ways["server, fixed bytes"] = stack.enter_context(fixed_bytes())
        port = ways["embedded, cached"].rpartition(":")[2]
        run, ways["nginx cache"], ways["nginx file"] = stack.enter_context(nginx(port))
        (run / "edge" / "1").mkdir()
        (run / "edge" / "current").symlink_to("1")
        request = urllib.request.Request(
            ways["embedded, cached"], headers={"Accept-Encoding": "br"}
        )
        (run / "file" / "index.html").write_bytes(urllib.request.urlopen(request).read())
        time.sleep(1)
        figures = {way: [] for way in ways}
        for _ in range(rounds):
            for way, address in ways.items():
                figures[way].append(requests_a_second(address + "/", seconds))
        report({way: statistics.median(values) for way, values in figures.items()})


def report(medians):
    for way, median in medians.items():
        of_file = median / medians["nginx file"]
        of_server = median / medians["server, fixed bytes"]
        print(f"{way:22}{median:12,.0f} /s {of_file:8.3f} of a file {of_server:8.3f} of the server")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
