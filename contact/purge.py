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

from django.db import connection
from django.utils import timezone

from .models import Message
from .rate_limit import forget_before

THOROUGHLY = {
    "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
    "postgresql": f"VACUUM FULL {Message._meta.db_table}",
}


def purge():
    """Delete every message whose date has come and return how many there were.

    Must not run within a transaction: VACUUM and the checkpoint cannot.
    """
    today = timezone.localdate()
    number = Message.objects.filter(delete_on__lte=today).delete()[0]
    forget_before(today)
    if number:
        with connection.cursor() as cursor:
            cursor.execute(THOROUGHLY[connection.vendor])
    return number
