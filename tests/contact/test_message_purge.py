"""After its date nothing of a message is left in the database."""

from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from wagtail.models import Site

from contact.models import Message
from site_project.mail import purge, worker
from site_project.models import Heartbeat
from tests.support.servers import manage

WRITE = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Site
from contact.models import Message
for days in (0, 1):
    Message.objects.create(
        site=Site.objects.get(), name=f"Rune Kvist {days}", email="rune@example.org",
        text=f"Mitt hemliga ord är fladdermus {days}. " * 400, fingerprint=days,
        delete_on=timezone.localdate() + timedelta(days=days),
    )
print(Message.objects.count())
"""


def stored(site, folder):
    """Return every byte that the database of `site` keeps for messages, as they lie on disk."""
    if connection.vendor == "sqlite":
        return b"".join(file.read_bytes() for file in folder.glob("db.sqlite3*"))
    read = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CHECKPOINT")
    cursor.execute(
        "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE "
        "relname LIKE 'contact_message%' OR oid = "
        "(SELECT reltoastrelid FROM pg_class WHERE relname = 'contact_message')"
    )
    print("".join(bytes(row[0]).decode("latin-1") for row in cursor.fetchall()).encode())
"""
    return manage(site["environment"], "shell", "--no-imports", "-c", read).encode()


def test_nothing_is_left_of_a_message_after_its_date(own_site, tmp_path):
    manage(own_site["environment"], "shell", "-c", WRITE)
    before = stored(own_site, tmp_path)
    assert b"Rune Kvist 0" in before
    assert "1 deleted" in manage(own_site["environment"], "purge_messages")
    after = stored(own_site, tmp_path)
    assert b"Rune Kvist 0" not in after
    assert b"fladdermus 0" not in after
    assert b"Rune Kvist 1" in after


def test_clean_up_that_was_held_up_is_made_up_for(index, monkeypatch):
    today = timezone.localdate()
    Message.objects.create(site=Site.objects.get(), name="Rune", text="Hej!", delete_on=today)
    answers = [OperationalError("lock timeout"), False, True]
    cleaned = []

    def clean_up():
        cleaned.append(answers.pop(0))
        if isinstance(cleaned[-1], Exception):
            raise cleaned[-1]
        return cleaned[-1]

    monkeypatch.setattr(purge, "vacuum", clean_up)
    for _ in range(4):
        call_command("run_scheduled")
    assert not answers
    assert cleaned[-1] is True
    assert not Heartbeat.objects.filter(name=purge.UNFINISHED).exists()


def test_round_that_fails_holds_up_no_other(index, monkeypatch):
    done = []
    monkeypatch.setattr(worker, "JOBS", [lambda: 1 / 0, lambda: done.append(1)])
    call_command("run_scheduled")
    assert done == [1]
