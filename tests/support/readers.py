"""Readers and a publisher at work on a served site: who sees which version of a page, and when."""

import http.client
import re
import subprocess
import sys
import threading
import urllib.request

from .servers import ROOT

# Publishes the education area again and again; prints each number after its commit.
PUBLISHER = """
from policy.models import PolicyAreaPage
from site_project.page_cache.nginx import notify_nginx
for number in range(1, {times} + 1):
    area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
    area.lead = f"Version {{number}}."
    area.save_revision().publish()
    notify_nginx()
    print("published", number, flush=True)
    input()
"""
VERSION = re.compile(rb"Version (\d+)\.")


def versions_published(site, times):
    """Publish `times` times in a process of its own; yield each number when it is public."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", PUBLISHER.format(times=times)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=site["environment"], **pipes) as publisher:
        try:
            for line in publisher.stdout:
                if line.startswith("published"):
                    yield int(line.split()[1])
                    publisher.stdin.write("\n")
                    publisher.stdin.flush()
        except GeneratorExit:
            publisher.kill()
            return
    assert publisher.returncode == 0


def version_at(url):
    with urllib.request.urlopen(url, timeout=20) as response:
        return version_in(response.read())


def version_in(body):
    found = VERSION.search(body)
    return int(found[1]) if found else 0


class Readers:
    """Threads that read `path` from each host and note whatever went backwards or failed."""

    def __init__(self, hosts, path="/utbildning/"):
        self.stop = threading.Event()
        self.wrong = []
        self.reads = 0
        self.threads = [threading.Thread(target=self.read, args=(host, path)) for host in hosts]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def read(self, host, path):
        connection = http.client.HTTPConnection(host, timeout=20)
        newest = 0
        while not self.stop.is_set():
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                version = version_in(response.read())
            except OSError as error:
                self.wrong.append(repr(error))
                connection.close()
                continue
            if response.status != 200 or version < newest:
                self.wrong.append((response.status, newest, version))
            newest = max(newest, version)
            self.reads += 1
