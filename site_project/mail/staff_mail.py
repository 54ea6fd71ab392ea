"""Mail to editors and administrators: encrypted while it waits, since it may hold reset links."""

import json
import logging

from django.core.mail import EmailMultiAlternatives, make_msgid
from django.core.mail.message import EmailAlternative
from django.core.mail.utils import DNS_NAME
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from site_project.encryption import fernet
from site_project.models import OutgoingMail

from .queue import MAX_ATTEMPTS, MailServerUnavailable, deliver_each, retry_delay

PURPOSE = "outgoing mail"
FIELDS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")

logger = logging.getLogger(__name__)


def serialise(email):
    """Return the EmailMessage `email` as encrypted text; raise ValueError if it has attachments.

    Its Message-ID is the same at each attempt, so that a mailbox can tell a second copy.
    """
    if email.attachments:
        raise ValueError("A mail with attachments cannot wait.")
    values = {name: getattr(email, name) for name in FIELDS}
    values["headers"] = {"Message-ID": make_msgid(domain=DNS_NAME), **email.extra_headers}
    values["alternatives"] = getattr(email, "alternatives", [])
    return fernet(PURPOSE).encrypt(json.dumps(values, cls=DjangoJSONEncoder).encode()).decode()


def deserialise(row, connection):
    """Return the mail of the OutgoingMail `row`, to be sent through `connection`.

    Raises cryptography.fernet.InvalidToken if no key of the settings decrypts it.
    """
    values = json.loads(fernet(PURPOSE).decrypt(row.sealed.encode()))
    values["alternatives"] = [EmailAlternative(*one) for one in values["alternatives"]]
    return EmailMultiAlternatives(**values, connection=connection)


def deliver_staff_mail():
    """Send every mail that is due and return how many were sent."""
    sent = 0
    for row, error in deliver_each(OutgoingMail.objects.order_by("pk"), deserialise):
        if error is None:
            row.delete()
            sent += 1
        elif not isinstance(error, MailServerUnavailable):
            record_failure(row, error)
    return sent


def record_failure(row, error):
    """Schedule the next attempt, or delete `row` after the last; its event is in the history."""
    if row.attempts >= MAX_ATTEMPTS:
        logger.error("Mail %s was given up: %s", row.pk, type(error).__name__)
        row.delete()
        return
    logger.warning("Mail %s was not sent: %s", row.pk, type(error).__name__)
    OutgoingMail.objects.filter(pk=row.pk).update(
        next_attempt=timezone.now() + retry_delay(row.attempts)
    )
