"""What it takes to typeset the programme: the starter's, and one of 12 areas and 200 promises.

    .venv/bin/python -m benchmarks.typesetting

Of each edition: seconds until a visitor has it who asks first, those of the processor, peak memory
of the process that typesets, and size. Then 20 ask at once for one that is not made yet, while
somebody reads another page.
"""

import os
import resource
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from tests.support.servers import make_site, manage, serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
PATHS = ("/programmet.pdf", "/programmet-a5.pdf", "/ar/programmet-a5.pdf")
AREAS, PROMISES = 12, 200
ASKERS = 20


def main():
    with tempfile.TemporaryDirectory() as folder, make_site(Path(folder)) as site:
        code = "from benchmarks.typesetting import measure; measure()"
        print("starter", manage(site["environment"], "shell", "-v0", "-c", code), sep="\n")
        code = "from benchmarks.typesetting import fill, measure; fill(); measure()"
        print(
            f"{AREAS} areas, {PROMISES} promises",
            manage(site["environment"], "shell", "-v0", "-c", code),
            sep="\n",
        )
        with serve(site) as address:
            ask_at_once(address)


def fill():
    """Add areas until there are 12, with promises until there are 200."""
    from policy.models import Commitment, Picture, PolicyAreaPage, PolicyIndexPage

    index = PolicyIndexPage.objects.get(locale__language_code="sv", depth=2)
    pictures = list(Picture.objects.all())
    missing = AREAS - PolicyAreaPage.objects.child_of(index).live().count()
    each = (PROMISES - Commitment.objects.count()) // missing
    for number in range(missing):
        points = [f"Löfte {n} om något som alla i kommunen får nytta av." for n in range(each)]
        body = [("commitments", {"heading": "Det här vill vi", "points": points})]
        picture = pictures[number % len(pictures)]
        area = PolicyAreaPage(title=f"Område {number}", body=body, picture=picture)
        index.add_child(instance=area)
        area.save_revision().publish()


def measure():
    """Print a line for each path; run inside the site."""
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    for path in PATHS:
        client.get(path.rpartition("/")[0] + "/")  # its pictures
        before, used = time.perf_counter(), processor()
        response = client.get(path)
        seconds, used = time.perf_counter() - before, processor() - used
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = len(response.content) / 1e6
        print(f"  {path:24} {seconds:.2f} s, CPU {used:.2f} s, {peak:.0f} MB, file {size:.2f} MB")


def processor():
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def ask_at_once(address):
    """Print what those who ask for an unmade document get, and how long another page takes."""
    answers = []

    def ask():
        waited = 0
        while True:
            before = time.perf_counter()
            with urllib.request.urlopen(f"{address}/en/programmet-a5.pdf") as response:
                tag = response.headers["ETag"]
                if response.status == 200:
                    answers.append((waited, tag))
                    return
            waited += 1
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
    tags = {tag for _waited, tag in answers}
    print(
        f"{ASKERS} at once: {len(answers)} got it, {len(tags)} file, at most "
        f"{max(waited for waited, _tag in answers)} tries more; a page meanwhile took at most "
        f"{longest * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
