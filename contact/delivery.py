"""Send the messages that wait, each once, and try again later where the mail server is down."""

import logging
from contextlib import closing
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone

from .mail import email_of
from .models import Message

logger = logging.getLogger(__name__)

# While one process sends a message, no other touches it for so long.
LEASE = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=6)
ATTEMPTS_AT_MOST = 20  # some three days


def deliver_due():
    """Send every message that is due and return how many were sent.

    Nothing is sent where no mail server is configured. A server that cannot be reached
    ends the round, so that a long queue does not wait for it message by message.
    """
    if not settings.MAIL_IS_CONFIGURED:
        return 0
    sent = 0
    with closing(get_connection()) as connection:
        for message in claimed():
            try:
                email = email_of(message, connection)
                if email is None:
                    put_back(message)
                    continue
                connection.open()
                email.send()
            except Exception as error:
                note_failure(message, error)
                if isinstance(error, OSError) and not is_answer(error):
                    break
            else:
                mark_sent(message)
                sent += 1
    return sent


def claimed():
    """Yield the messages that are due, each after noting that it is being sent.

    The note is one conditional UPDATE: of several processes, one alone changes the row.
    """
    due = Message.objects.filter(state=Message.State.WAITING, next_attempt__lte=timezone.now())
    for pk in due.order_by("received").values_list("pk", flat=True).iterator():
        mine = due.filter(pk=pk).update(
            attempts=F("attempts") + 1, next_attempt=timezone.now() + LEASE
        )
        if mine:
            # Nothing, where it was deleted at this moment.
            yield from Message.objects.select_related("site", "person", "area").filter(pk=pk)


def put_back(message):
    Message.objects.filter(pk=message.pk).update(
        attempts=F("attempts") - 1, next_attempt=timezone.now()
    )


def mark_sent(message):
    Message.objects.filter(pk=message.pk, state=Message.State.WAITING).update(
        state=Message.State.SENT, last_error=""
    )


def note_failure(message, error):
    """Keep why the message was not sent, for the admin, and when it is tried again."""
    given_up = message.attempts >= ATTEMPTS_AT_MOST
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.FAILED if given_up else Message.State.WAITING,
        next_attempt=timezone.now() + wait_after(message.attempts),
        last_error=f"{type(error).__name__}: {error}"[:250],
    )
    logger.warning("%s was not sent (attempt %s)", message.pk, message.attempts)


def wait_after(attempts):
    """Return the time until the next attempt: 1, 2, 4 … minutes, at most six hours."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 12)), LONGEST_WAIT)


def is_answer(error):
    """Return whether the server answered, with a no to this one message."""
    return isinstance(error, SMTPResponseException | SMTPRecipientsRefused)
