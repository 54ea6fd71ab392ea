"""What visitors and editors meet while a part of the site is broken, and how it comes back.

    .venv/bin/python -m benchmarks.faults [seconds] [name of a fault …]

Each fault (breakages.py) lasts for some seconds with traffic running, and ends without anybody
mending the site. Needs root, PostgreSQL, Redis and nginx; all that runs is its own (machine.py).
"""

import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.support.servers import manage

from .breakages import FAULTS, small_disk
from .editor import Editor
from .machine import machine
from .traffic import Traffic, sentence

PUBLISH = """
from policy.models import PolicyAreaPage
area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
area.lead = "Version {}."
area.save_revision().publish()
"""
COUNT = """
import json
from contact.models import Message
texts = set(Message.objects.values_list("text", flat=True))
print("missing", len(set(json.loads({!r})) - texts))
"""


def main(seconds=8, *names):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        stack.enter_context(small_disk(folder))
        site = stack.enter_context(machine(folder))
        editor = Editor(site)
        editor.wait()
        failures = 0
        for number, fault in enumerate(FAULTS, start=1):
            if not names or fault.__name__ in names:
                failures += run(site, editor, fault, int(seconds), number)
    sys.exit(failures)


def run(site, editor, fault, seconds, number):
    with Traffic(site.address) as traffic:
        time.sleep(2)
        with fault(site):
            editor.work(seconds)
        back = editor.wait()
        manage(site.environment, "shell", "-v0", "-c", PUBLISH.format(number))
        shown = editor.wait("/utbildning/", f"Version {number}.")
    lost = manage(site.environment, "shell", "-v0", "-c", COUNT.format(json.dumps(traffic.sent)))
    errors = sum(count for status, count in traffic.read.items() if status != 200)
    print(f"\n{fault.__name__.replace('_', ' ')}, for {seconds} s")
    print(f"  pages read {traffic.read.total()}, errors {errors}, longest {traffic.slowest:.1f} s")
    for (method, status, said), count in editor.seen.items():
        print(f"  editor: {count} × {method} {status} {said}")
    print(f"  the editor waited {editor.slowest:.1f} s at most")
    print(f"  messages thanked for {len(traffic.sent)}, {lost.strip()}")
    for (status, said), count in traffic.refused.items():
        print(f"  writer told: {count} × {status} {said}")
    print(f"  whole again {back:.1f} s after the end; a publish is visible after {shown:.1f} s")
    for status, text in traffic.bodies.items():
        print(f"  reader saw {status}: {sentence(text)}", flush=True)
    return errors + (lost.strip() != "missing 0")


if __name__ == "__main__":
    main(*sys.argv[1:])
