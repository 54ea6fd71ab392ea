"""A table as a queue: each row is taken by one process, and again later where that was in vain.

Its rows have the fields `attempts` and `next_attempt`.
"""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.db.models import F
from django.utils import timezone

# While one process has a row, no other touches it for so long.
LEASE = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=6)
ATTEMPTS_AT_MOST = 20  # some three days


def taken(queue):
    """Yield the rows of the queryset `queue` that are due, each after noting that it is taken.

    The note is one conditional UPDATE: of several processes, one alone changes the row.
    """
    due = queue.filter(next_attempt__lte=timezone.now())
    for pk in due.values_list("pk", flat=True).iterator():
        mine = due.filter(pk=pk).update(
            attempts=F("attempts") + 1, next_attempt=timezone.now() + LEASE
        )
        if mine:
            # Nothing, where it was deleted at this moment.
            yield from queue.filter(pk=pk)


def put_back(row):
    """Leave `row` as it was before it was taken."""
    type(row).objects.filter(pk=row.pk).update(
        attempts=F("attempts") - 1, next_attempt=timezone.now()
    )


def wait_after(attempts):
    """Return the time until the next attempt: 1, 2, 4 … minutes, at most six hours."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 12)), LONGEST_WAIT)


def is_answer(error):
    """Return whether the mail server answered, with a no to this one message."""
    return isinstance(error, SMTPResponseException | SMTPRecipientsRefused)
