"""Messages by the thousand, from one network and then from as many networks as there are messages.

    DATABASE_URL=… .venv/bin/python -m benchmarks.message_flood [messages] 2>/dev/null

One process with production settings and a real mail server; each request names its address in
X-Real-IP, as nginx does. Every hundredth message is sent twice, as by a double click. Fails where
a message that the site thanked for is not in the database exactly once, where a mail went out that
should not have, or where somebody who writes meanwhile is turned away. Needs Linux, for /proc.
"""

import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.support.messages import mail_server
from tests.support.servers import make_site, manage, running

from .processes import megabytes
from .writers import Legitimate, Writer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
AT_ONCE = 4
FLOODS = {
    "one network": lambda number: f"192.0.2.{number % 256}",
    "many networks": lambda number: f"10.{number // 256 % 256}.{number % 256}.1",
}
STORED = """
import json
from contact.models import Message
print(json.dumps([(text.partition(":")[0], state) for text, state
    in Message.objects.values_list("text", "state")]))
"""


def main(number=10_000):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        mailbox = stack.enter_context(mail_server())
        site = as_in_production(stack.enter_context(make_site(folder)), folder, mailbox)
        address, process = stack.enter_context(running(site))
        writers = []
        for name, network in FLOODS.items():
            writers += flood(address, process.pid, name, network, number)
        check(site, mailbox, [text for writer in writers for text in writer.thanked])


def as_in_production(site, folder, mailbox):
    environment = {
        **site["environment"],
        "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "http://127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "STATIC_ROOT": str(folder / "static"),
        "EMAIL_URL": f"smtp://127.0.0.1:{mailbox.port}",
    }
    manage(environment, "collectstatic", "--noinput", "-v0")
    return {**site, "environment": environment}


def flood(address, pid, name, network, number):
    """Send `number` messages, print what became of them, and return who wrote."""
    legitimate = Legitimate(address, f"meanwhile {name}")
    legitimate.start()
    memory, started = [], time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        parts = [range(first, number, AT_ONCE) for first in range(AT_ONCE)]
        tasks = [pool.submit(write_all, address, name, network, part) for part in parts]
        while not all(task.done() for task in tasks):
            memory.append(sum(megabytes(pid)))
            time.sleep(1)
    seconds = time.monotonic() - started
    legitimate.over.set()
    legitimate.join()
    writers = [task.result() for task in tasks]
    answers = sum((writer.answers for writer in writers), Counter())
    print(f"{name}: {number} messages in {seconds:.0f} s, answers {dict(answers)}")
    early = memory[len(memory) // 5]
    print(
        f"  memory after a fifth {early} MB, at most {max(memory)} MB, at the end {memory[-1]} MB"
    )
    served = legitimate.writer
    print(f"  meanwhile others: {dict(served.answers)}, longest {served.slowest:.1f} s", flush=True)
    assert set(served.answers) <= {302}, served.answers
    return [*writers, served]


def write_all(address, name, network, numbers):
    writer = Writer(address)
    for number in numbers:
        for _ in range(1 if number % 100 else 2):
            writer.write(f"{name} {number}", network(number))
    return writer


def check(site, mailbox, thanked):
    """Hold the database and the mail that went out against what the site thanked for."""
    for _ in range(60):
        stored = json.loads(manage(site["environment"], "shell", "-v0", "-c", STORED))
        states = Counter(state for _text, state in stored)
        if not states["waiting"]:
            break
        time.sleep(1)
    texts = Counter(text for text, _state in stored)
    lost, twice = set(thanked) - set(texts), [text for text in texts if texts[text] > 1]
    print(f"thanked for {len(set(thanked))}, lost {len(lost)}, twice {len(twice)}, {dict(states)}")
    mailed = Counter(
        re.search(r"((meanwhile )?\w+ networks? \d+): Var", mail.get_content())[1]
        for mail in mailbox.taken
    )
    wrong = mailed - Counter(text for text, state in stored if state == "sent")
    print(f"mails {mailed.total()}, wrong {wrong.total()}, to {dict(Counter(mailbox.recipients))}")
    assert (len(lost), len(twice), wrong.total()) == (0, 0, 0)
    assert mailed.total() == states["sent"]
    assert set(texts) == set(thanked), "stored without thanks"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
