"""After its date nothing of a message is left in the database."""

from django.db import connection

from .servers import manage

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
