"""A table as a queue: each row is taken by one process, and again later where that was in vain.

Its rows have the fields `attempts` and `next_attempt`.
"""

import logging
from contextlib import closing
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
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


logger = logging.getLogger(__name__)


class ServerIsAway(Exception):
    """The mail server could not be reached, or did not let us in: no fault of any mail."""


def tried(queue, mail_of):
    """Try each row of `queue` that is due; yield it and the error, None where it was sent.

    `mail_of(row, connection)` returns its mail, or None where there is nobody to send it to yet.
    A server that is away ends the round, and counts as no attempt: what waits outlives it,
    however long. Nothing is tried where no mail server is configured.
    """
    if not settings.MAIL_IS_CONFIGURED:
        return
    with closing(get_connection(settings.DELIVERY_BACKEND)) as connection:
        for row in taken(queue):
            try:
                mail = mail_of(row, connection)
                if mail:
                    send(mail, connection)
            except ServerIsAway as away:
                logger.warning("The mail server is away: %s", away)
                put_back(row)
                yield row, away
                return
            except Exception as error:
                yield row, error
            else:
                if mail:
                    yield row, None
                else:
                    put_back(row)


def send(mail, connection):
    try:
        connection.open()
    except Exception as error:
        raise ServerIsAway(type(error).__name__) from error
    try:
        mail.send()
    except OSError as error:
        if not is_answer(error):
            # The line broke over this mail, which waits its turn; the next one gets a new line.
            connection.close()
        raise
