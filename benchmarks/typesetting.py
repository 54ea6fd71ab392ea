"""What it takes to typeset the programme: the starter's, and one of 12 areas and 200 promises.

    .venv/bin/python -m benchmarks.typesetting

Of each edition, that of the starter in every language: seconds until a visitor has it who asks
first, those of the processor, peak memory of the processes that typeset so far, pages and size. At
most 1 s is asked for, and 3 s and 300 MB of the large one, each below 2 MB. Then 20 ask at once for
one that is not made yet, while somebody reads another page: how many files they got, and how long
the last of them and the reader waited.
"""

import os
import resource
import tempfile
import threading
import time
import urllib.request
from io import BytesIO
from pathlib import Path

from tests.support.servers import make_site, manage, serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
LANGUAGES = ("", "/sv-simple", "/en", "/ar")
NAMES = ("programmet.pdf", "programmet-a5.pdf")
AREAS, PROMISES = 12, 200
ASKERS = 20


def main():
    with tempfile.TemporaryDirectory() as folder, make_site(Path(folder)) as site:
        run(site, "from benchmarks.typesetting import *; measure(LANGUAGES)")
        run(site, "from benchmarks.typesetting import *; fill(); measure(LANGUAGES[:1])")
        with serve(site) as address:
            ask_at_once(address)


def run(site, code):
    print(manage(site["environment"], "shell", "-v0", "-c", code), end="")


def fill():
    """Add areas until there are 12, with promises until there are 200."""
    from policy.models import Commitment, Picture, PolicyAreaPage, PolicyIndexPage

    index = PolicyIndexPage.objects.get(locale__language_code="sv", depth=2)
    pictures = list(Picture.objects.all())
    missing = AREAS - PolicyAreaPage.objects.child_of(index).live().count()
    for number in range(missing):
        more = (PROMISES - Commitment.objects.count()) // (missing - number)
        points = [f"Löfte {n} om något som alla i kommunen får nytta av." for n in range(more)]
        body = [("commitments", {"heading": "Det här vill vi", "points": points})]
        picture = pictures[number % len(pictures)]
        area = PolicyAreaPage(title=f"Område {number}", body=body, picture=picture)
        index.add_child(instance=area)
        area.save_revision().publish()


def measure(languages):
    """Print a line for each edition in `languages`; run inside the site."""
    from django.test import Client
    from pypdf import PdfReader

    from policy.models import Commitment, PolicyAreaPage

    areas = PolicyAreaPage.objects.live().filter(locale__language_code="sv").count()
    print(f"{areas} areas, {Commitment.objects.count()} promises")
    client = Client(HTTP_HOST="127.0.0.1")
    for path in [f"{language}/{name}" for name in NAMES for language in languages]:
        client.get(path.rpartition("/")[0] + "/")  # its pictures
        before, used = time.perf_counter(), processor()
        pdf = client.get(path).content
        seconds, used = time.perf_counter() - before, processor() - used
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"  {path:28} {seconds:.2f} s, CPU {used:.2f} s, {peak:.0f} MB, "
            f"{len(PdfReader(BytesIO(pdf)).pages)} pages, file {len(pdf) / 1e6:.2f} MB"
        )


def processor():
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def ask_at_once(address):
    """Print what those who ask for an unmade document get, and how long another page takes."""
    answers = []

    def ask():
        began = time.perf_counter()
        while True:
            before = time.perf_counter()
            with urllib.request.urlopen(f"{address}/en/programmet-a5.pdf") as response:
                tag = response.headers["ETag"]
                if response.status == 200:
                    answers.append((time.perf_counter() - began, tag))
                    return
            time.sleep(max(0, 1 - (time.perf_counter() - before)))

    urllib.request.urlopen(address + "/omsorg/").read()
    threads = [threading.Thread(target=ask) for _number in range(ASKERS)]
    for thread in threads:
        thread.start()
    longest = 0.0
    while any(thread.is_alive() for thread in threads):
        before = time.perf_counter()
        urllib.request.urlopen(address + "/omsorg/").read()
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.02)
    waits = sorted(waited for waited, _tag in answers)
    print(
        f"{ASKERS} at once: {len(answers)} got {len({tag for _waited, tag in answers})} file, the "
        f"first after {waits[0]:.2f} s, the last after {waits[-1]:.2f} s; a page meanwhile took at "
        f"most {longest * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
