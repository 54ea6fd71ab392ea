"""Send the messages that wait, each once, and try again later where the mail server is down."""

import logging
from contextlib import closing

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from .mail import email_of
from .models import Message
from .queue import ATTEMPTS_AT_MOST, is_answer, put_back, taken, wait_after

logger = logging.getLogger(__name__)


def deliver_due():
    """Send every message that is due and return how many were sent.

    Nothing is sent where no mail server is configured. A server that cannot be reached
    ends the round, so that a long queue does not wait for it message by message.
    """
    if not settings.MAIL_IS_CONFIGURED:
        return 0
    sent = 0
    with closing(get_connection(settings.DELIVERY_BACKEND)) as connection:
        for message in taken(waiting()):
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


def waiting():
    messages = Message.objects.select_related("site", "person", "area").order_by("received")
    return messages.filter(state=Message.State.WAITING)


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
