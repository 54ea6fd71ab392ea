import logging

from django.utils import timezone

from site_project.models import OutgoingMail

from .envelope import unseal
from .queue import ATTEMPTS_AT_MOST, wait_after
from .server import ServerIsAway, tried

logger = logging.getLogger(__name__)


def deliver_mail():
    """Send every mail that is due and return how many were sent."""
    sent = 0
    for row, error in tried(OutgoingMail.objects.order_by("pk"), mail_of):
        if error is None:
            row.delete()
            sent += 1
        elif not isinstance(error, ServerIsAway):
            note_failure(row, error)
    return sent


def mail_of(row, connection):
    return unseal(row.sealed, connection)


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
