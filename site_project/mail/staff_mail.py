"""A mail as sealed text, and back: it may hold a link to a new password."""

import json
import logging

from django.core.mail import EmailMultiAlternatives, make_msgid
from django.core.mail.message import EmailAlternative
from django.core.mail.utils import DNS_NAME
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from site_project.encryption import box
from site_project.models import OutgoingMail

from .queue import ATTEMPTS_AT_MOST, ServerIsAway, tried, wait_after

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


PURPOSE = "outgoing mail"
FIELDS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")


def seal(mail):
    """Return `mail`, which has no attachments, as text.

    Its Message-ID is the same at each attempt, so that a mailbox can tell a second copy.
    """
    if mail.attachments:
        raise ValueError("A mail with attachments cannot wait.")
    values = {name: getattr(mail, name) for name in FIELDS}
    values["headers"] = {"Message-ID": make_msgid(domain=DNS_NAME), **mail.extra_headers}
    values["alternatives"] = getattr(mail, "alternatives", [])
    return box(PURPOSE).encrypt(json.dumps(values, cls=DjangoJSONEncoder).encode()).decode()


def unseal(text, connection):
    """Return the mail, to be sent through `connection`."""
    values = json.loads(box(PURPOSE).decrypt(text.encode()))
    values["alternatives"] = [EmailAlternative(*one) for one in values["alternatives"]]
    return EmailMultiAlternatives(**values, connection=connection)
