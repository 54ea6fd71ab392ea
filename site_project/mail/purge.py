"""Delete messages on their date, so that nothing of them is left in the database.

- SQLite overwrites what is deleted with zeros (PRAGMA secure_delete, in the settings); the
  write-ahead log, which holds pages as they were, is emptied here.
- PostgreSQL leaves deleted rows in the table's file until VACUUM, and their bytes in its free space
  until they are overwritten; VACUUM FULL writes the small table, its indexes and its TOAST table
  anew and removes the old files. The server's own write-ahead log (pg_wal) is recycled with the
  next checkpoints; an archive of it is a backup.
- Backups hold a message until they are themselves deleted. Keep them for fewer days than you have
  promised, or, after restoring one, run `manage.py purge_messages` before the site is opened.
- An e-mail that was sent is deleted by who received it; its last line says by which date.
"""

from django.db import connection, transaction
from django.utils import timezone

from contact.models import Message
from site_project.models import Heartbeat

VACUUM = {
    "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
    "postgresql": f"VACUUM FULL {Message._meta.db_table}",
}
# A heartbeat that exists from a deletion until the database has been vacuumed (see the metrics).
UNFINISHED = "purge_unfinished"


def purge_messages():
    """Delete every message whose date has come and return how many there were.

    Must not run within a transaction: VACUUM and the checkpoint cannot. If they are blocked by a
    reader, the next run does them.
    """
    with transaction.atomic():
        number = Message.objects.filter(delete_on__lte=timezone.localdate()).delete()[0]
        if number:
            Heartbeat.objects.get_or_create(name=UNFINISHED, defaults={"at": timezone.now()})
    unfinished = Heartbeat.objects.filter(name=UNFINISHED)
    if unfinished.exists() and vacuum():
        unfinished.delete()
    return number


def vacuum():
    """Return whether it could be done; PostgreSQL raises an error otherwise, SQLite says "busy"."""
    with connection.cursor() as cursor:
        cursor.execute(VACUUM[connection.vendor])
        return connection.vendor != "sqlite" or cursor.fetchone()[0] == 0
