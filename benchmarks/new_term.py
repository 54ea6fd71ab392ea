"""Begin a new term and undo it while 20 readers a second read: count errors and mixtures.

Run it on a starter site of its own in all its languages, which is being served at BASE_URL:

    .venv/bin/python manage.py shell -c "from benchmarks.new_term import main; main()"

A mixture is a first page of one programme whose menu or archive is that of the other.
"""

import os
import threading
import time
import urllib.error
import urllib.request
from itertools import cycle

from wagtail.models import Page

from policy.models import Commitment, NewTerm, PolicyAreaPage, PolicyIndexPage
from policy.register.new_term.switch import begin, undo

A_SECOND = 20
QUIET = 3
SLOGAN, AREA = "Ett nytt program", "Klimatet framåt"


def prepare():
    page = PolicyIndexPage(
        title="Ny", slug="ny", slogan=SLOGAN, term_start=2022, term_end=2026, live=False
    )
    Page.objects.get(depth=1).add_child(instance=page)
    page.save_revision()
    area = PolicyAreaPage(title=AREA, slug="klimatet", lead="Mer.", show_in_menus=True, live=False)
    page.add_child(instance=area)
    area.save_revision().publish()
    return page


class Readers:
    """One reader every twentieth of a second, each on a thread of its own."""

    def __init__(self, base, paths):
        self.base = base
        self.paths = cycle(paths)
        self.reads, self.errors, self.mixtures = 0, [], []
        self.slowest = 0
        self.stop = threading.Event()
        self.threads = []

    def run(self):
        while not self.stop.wait(1 / A_SECOND):
            thread = threading.Thread(target=self.read, args=(next(self.paths),))
            thread.start()
            self.threads.append(thread)
        for thread in self.threads:
            thread.join()

    def read(self, path):
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(self.base + path, timeout=20) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, OSError) as error:
            self.errors.append(f"{path} {error}")
            return
        self.reads += 1
        self.slowest = max(self.slowest, time.monotonic() - begun)
        if path == "/" and (SLOGAN in text) != (AREA in text):
            self.mixtures.append(path)


def main():
    programme = prepare()
    permanent = [f"/loften/{one.path}" for one in Commitment.objects.order_by("pk")[:3]]
    paths = ["/", "/trygghet/", "/kontakt/", "/loften/", "/en/", "/ar/", "/", *permanent]
    readers = Readers(os.environ.get("BASE_URL", "http://127.0.0.1:8000"), paths)
    running = threading.Thread(target=readers.run)
    running.start()
    for _round in range(3):
        new_term = NewTerm(programme=programme)
        for switch in (begin, undo):
            time.sleep(QUIET)
            began = time.monotonic()
            switch(new_term)
            print(f"{switch.__name__}: {time.monotonic() - began:.2f} s")
    time.sleep(QUIET)
    readers.stop.set()
    running.join()
    print(f"{readers.reads} reads, slowest {readers.slowest:.2f} s")
    print(f"{len(readers.errors)} errors, {len(readers.mixtures)} mixtures")
    for line in readers.errors[:10]:
        print(line)
