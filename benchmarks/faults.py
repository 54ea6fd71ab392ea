"""What visitors and editors meet while a part of the site is broken, and how it comes back.

    .venv/bin/python -m benchmarks.faults [seconds] [name of a fault …]

Each fault lasts for some seconds with traffic running, and ends without anybody mending the
site. Needs root, PostgreSQL, Redis and nginx; all that runs is its own (see machine.py).
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg2

from tests.servers import manage

from .machine import machine
from .traffic import Traffic, ask, sentence

ROOM_BYTES = 400 * 1024 * 1024
PUBLISH = """
from policy.models import PolicyAreaPage
area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
area.lead = "Version {}."
area.save_revision().publish()
"""
SESSION = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
user = get_user_model().objects.get(username="admin")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print("key", session.session_key)
"""
EDITED = "/admin/pages/3/edit/"
COUNT = """
import json
from contact.models import Message
texts = set(Message.objects.values_list("text", flat=True))
print("missing", len(set(json.loads({!r})) - texts))
"""


@contextmanager
def postgresql_stopped(site):
    site.stop_database()
    yield
    site.start_database()


@contextmanager
def application_killed(site):
    site.application.kill()
    yield


@contextmanager
def redis_stopped(site):
    site.redis.wanted = False
    site.redis.kill()
    yield
    site.redis.wanted = True
    site.redis.start()


@contextmanager
def disk_full(site):
    ballast = site.folder / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 65536):
                pass
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def migration_in_progress(site):
    with psycopg2.connect(site.environment["DATABASE_URL"]) as connection:
        connection.cursor().execute("LOCK TABLE wagtailcore_page IN ACCESS EXCLUSIVE MODE")
        yield


FAULTS = [
    postgresql_stopped,
    application_killed,
    redis_stopped,
    disk_full,
    migration_in_progress,
]


def main(seconds=8, *names):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        stack.enter_context(small_disk(folder))
        site = stack.enter_context(machine(folder))
        printed = manage(site.environment, "shell", "-v0", "-c", SESSION)
        key = printed.split("key ")[1].strip()
        site.cookie = {"Cookie": f"__Host-sessionid={key}"}
        wait(site)
        failures = 0
        for number, fault in enumerate(FAULTS, start=1):
            if not names or fault.__name__ in names:
                failures += run(site, fault, int(seconds), number)
    sys.exit(failures)


def run(site, fault, seconds, number):
    with Traffic(site.address) as traffic:
        time.sleep(2)
        with fault(site):
            editor = watch_editor(site, seconds)
        back = wait(site)
        manage(site.environment, "shell", "-v0", "-c", PUBLISH.format(number))
        shown = wait(site, "/utbildning/", f"Version {number}.")
    lost = manage(site.environment, "shell", "-v0", "-c", COUNT.format(json.dumps(traffic.sent)))
    errors = sum(count for status, count in traffic.read.items() if status != 200)
    print(f"\n{fault.__name__.replace('_', ' ')}, for {seconds} s")
    print(f"  pages read {traffic.read.total()}, errors {errors}, longest {traffic.slowest:.1f} s")
    for (status, said), count in editor.items():
        print(f"  editor: {count} × {status} {said}")
    print(f"  messages thanked for {len(traffic.sent)}, {lost.strip()}")
    for (status, said), count in traffic.refused.items():
        print(f"  writer told: {count} × {status} {said}")
    print(f"  whole again {back:.1f} s after the end; a publish is visible after {shown:.1f} s")
    for status, text in traffic.bodies.items():
        print(f"  reader saw {status}: {sentence(text)}")
    return errors + (lost.strip() != "missing 0")


def watch_editor(site, seconds):
    """Return what the admin answers meanwhile: how often which status and sentence."""
    seen, end = Counter(), time.monotonic() + seconds
    while time.monotonic() < end:
        status, html = ask(site.address, EDITED, headers=site.cookie)
        seen[status, "" if status in (200, 302) else sentence(html)] += 1
        time.sleep(0.5)
    return seen


def wait(site, path=EDITED, text=""):
    """Return how many seconds it takes until an editor is shown `path`, with `text` in it."""
    started = time.monotonic()
    while time.monotonic() < started + 90:
        status, html = ask(site.address, path, headers=site.cookie)
        if status in (200, 302) and text in html:
            return time.monotonic() - started
        time.sleep(0.1)
    raise TimeoutError(f"{path} {status} {html[:500]}")


@contextmanager
def small_disk(folder):
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_BYTES},mode=755", "tmpfs", folder]
    subprocess.run(command, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
