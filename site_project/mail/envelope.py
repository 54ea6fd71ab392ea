"""A mail as sealed text, and back: it may hold a link to a new password."""

import json

from django.core.mail import EmailMultiAlternatives, make_msgid
from django.core.mail.message import EmailAlternative
from django.core.mail.utils import DNS_NAME
from django.core.serializers.json import DjangoJSONEncoder

from site_project.encryption import box

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
