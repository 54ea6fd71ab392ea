"""Delivery of visitors' messages to the branch."""

import logging

from django.utils import timezone

from contact.messages.mail import build_email
from contact.models import Message

from .queue import MAX_ATTEMPTS, MailServerUnavailable, deliver_each, retry_delay

logger = logging.getLogger(__name__)


def deliver_messages():
    """Send every message that is due and return how many were sent."""
    sent = 0
    for message, error in deliver_each(waiting(), build_email):
        # Only if it is still waiting: it may have been answered or deleted meanwhile.
        rows = waiting().filter(pk=message.pk)
        if error is None:
            rows.update(state=Message.State.SENT, last_error="")
            sent += 1
        else:
            record_failure(rows, message, error)
    return sent


def waiting():
    messages = Message.objects.select_related("site", "person", "area").order_by("received")
    return messages.filter(state=Message.State.WAITING)


def record_failure(rows, message, error):
    """Keep the error for the admin, and schedule the next attempt if there is one."""
    if isinstance(error, MailServerUnavailable):
        rows.update(last_error=str(error))
        return
    logger.warning("%s was not sent (attempt %s)", message.pk, message.attempts)
    is_last = message.attempts >= MAX_ATTEMPTS
    rows.update(
        last_error=f"{type(error).__name__}: {error}"[:250],
        state=Message.State.FAILED if is_last else Message.State.WAITING,
        next_attempt=timezone.now() + retry_delay(message.attempts),
    )
