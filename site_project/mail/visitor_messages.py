"""Send the messages that wait, each once, and try again later what the mail server refuses."""

import logging

from django.utils import timezone

from contact.messages.mail import email_of
from contact.models import Message

from .queue import ATTEMPTS_AT_MOST, ServerIsAway, tried, wait_after

logger = logging.getLogger(__name__)


def deliver_due():
    """Send every message that is due and return how many were sent."""
    sent = 0
    for message, error in tried(waiting(), email_of):
        # Meanwhile it may have been answered, or deleted.
        mine = waiting().filter(pk=message.pk)
        if error is None:
            mine.update(state=Message.State.SENT, last_error="")
            sent += 1
        else:
            note_failure(mine, message, error)
    return sent


def waiting():
    messages = Message.objects.select_related("site", "person", "area").order_by("received")
    return messages.filter(state=Message.State.WAITING)


def note_failure(mine, message, error):
    """Keep why the message was not sent, for the admin, and when it is tried again."""
    if isinstance(error, ServerIsAway):
        mine.update(last_error=str(error))
        return
    logger.warning("%s was not sent (attempt %s)", message.pk, message.attempts)
    given_up = message.attempts >= ATTEMPTS_AT_MOST
    mine.update(
        last_error=f"{type(error).__name__}: {error}"[:250],
        state=Message.State.FAILED if given_up else Message.State.WAITING,
        next_attempt=timezone.now() + wait_after(message.attempts),
    )
