"""What a visitor types into the form, and a mail server that takes what the site sends."""

import contextlib
import email
from email.policy import default

from aiosmtpd.controller import Controller

from .servers import free_port

TEXT = "Varför går inte buss 708 på natten?"


def typed(**fields):
    """Return the fields of a good message, with `fields` in place of them."""
    good = {"name": "Asta Berg", "email": "asta@example.org", "phone": "", "text": TEXT}
    return {**good, "topic": "", "website": "", **fields}


class Mailbox:
    """Every e-mail that the server took, as email.message.EmailMessage."""

    def __init__(self):
        self.taken = []
        self.recipients = []

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(email.message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        return "250 OK"


@contextlib.contextmanager
def mail_server(port=None, **options):
    """Run a real SMTP server on `port` and yield its Mailbox, which has the `port`."""
    mailbox = Mailbox()
    mailbox.port = port or free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, **options)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
