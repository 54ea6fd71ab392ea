import logging
from contextlib import closing

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from contact.queue import ATTEMPTS_AT_MOST, is_answer, put_back, taken, wait_after
from site_project.models import OutgoingMail

from .envelope import unseal

logger = logging.getLogger(__name__)


class ServerIsAway(Exception):
    """The mail server could not be reached, or did not let us in: no fault of any mail."""


def deliver_mail():
    """Send every mail that is due and return how many were sent.

    A server that is away ends the round, and counts as no attempt: mail outlives it, however long.
    """
    if not settings.MAIL_IS_CONFIGURED:
        return 0
    sent = 0
    with closing(get_connection(settings.DELIVERY_BACKEND)) as connection:
        for row in taken(OutgoingMail.objects.order_by("pk")):
            try:
                send(row, connection)
            except ServerIsAway as away:
                logger.warning("The mail server is away: %s", away)
                put_back(row)
                break
            except Exception as error:
                note_failure(row, error)
            else:
                row.delete()
                sent += 1
    return sent


def send(row, connection):
    try:
        connection.open()
    except Exception as error:
        raise ServerIsAway(type(error).__name__) from error
    try:
        unseal(row.sealed, connection).send()
    except OSError as error:
        if is_answer(error):
            raise
        raise ServerIsAway(type(error).__name__) from error


def note_failure(row, error):
    """Have `row` wait; a mail that was refused for days is given up, and is in the history."""
    if row.attempts >= ATTEMPTS_AT_MOST:
        logger.error("Mail %s was given up: %s", row.pk, type(error).__name__)
        row.delete()
        return
    logger.warning("Mail %s was not sent: %s", row.pk, type(error).__name__)
    OutgoingMail.objects.filter(pk=row.pk).update(
        next_attempt=timezone.now() + wait_after(row.attempts)
    )
