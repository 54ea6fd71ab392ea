"""Delivery of mail that waits in a table: each row is claimed by one process and retried.

The rows have the fields `attempts` and `next_attempt`.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import TypeVar

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Model, QuerySet
from django.utils import timezone

Row = TypeVar("Row", bound=Model)

LEASE = timedelta(minutes=10)  # no other process claims a row for this long
MAX_DELAY = timedelta(hours=6)
MAX_ATTEMPTS = 20  # about three days

logger = logging.getLogger(__name__)


class MailServerUnavailable(Exception):
    """The mail server could not be reached or refused the login, whatever the mail."""


def claim(queue: QuerySet[Row]) -> Iterator[Row]:
    """Yield the rows of `queue` that are due, each claimed by a conditional UPDATE."""
    due = queue.filter(next_attempt__lte=timezone.now())
    for pk in due.values_list("pk", flat=True).iterator():
        claimed = due.filter(pk=pk).update(
            attempts=F("attempts") + 1, next_attempt=timezone.now() + LEASE
        )
        if claimed:
            yield from queue.filter(pk=pk)  # empty if the row has just been deleted


def release(row: Model) -> None:
    """Undo the claim of `row`, which counts as no attempt."""
    type(row)._default_manager.filter(pk=row.pk).update(
        attempts=F("attempts") - 1, next_attempt=timezone.now()
    )


def retry_delay(attempts: int) -> timedelta:
    """Return the time until the next attempt: 1, 2, 4 … minutes, at most MAX_DELAY."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 12)), MAX_DELAY)


def deliver_each(
    queue: QuerySet[Row], build_email: Callable[[Row, BaseEmailBackend], EmailMessage | None]
) -> Iterator[tuple[Row, Exception | None]]:
    """Send the mail of each row of `queue` that is due; yield the row and its error, if any.

    `build_email(row, connection)` returns the mail, or None as long as it has no recipient. Stops
    at MailServerUnavailable, which counts as no attempt. Without a mail server in the settings
    nothing is sent.
    """
    if not settings.MAIL_IS_CONFIGURED:
        return
    with closing(get_connection(settings.DELIVERY_BACKEND)) as connection:
        row: Row
        for row in claim(queue):
            try:
                email = build_email(row, connection)
                if email:
                    send_email(email, connection)
            except MailServerUnavailable as error:
                logger.warning("The mail server is away: %s", error)
                release(row)
                yield row, error
                return
            except Exception as error:
                yield row, error
            else:
                if email:
                    yield row, None
                else:
                    release(row)


def send_email(email: EmailMessage, connection: BaseEmailBackend) -> None:
    """Send `email`; raise MailServerUnavailable if the server cannot be reached.

    Other errors concern this mail alone. After one that is no answer of the server the connection
    is closed, so that the next mail opens a new one.
    """
    try:
        connection.open()
    except Exception as error:
        raise MailServerUnavailable(type(error).__name__) from error
    try:
        email.send()
    except OSError as error:
        if not isinstance(error, SMTPResponseException | SMTPRecipientsRefused):
            connection.close()
        raise
