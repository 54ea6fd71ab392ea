from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from site_project.models import OutgoingMail

from . import worker
from .staff_mail import serialise


class QueueBackend(BaseEmailBackend):
    """Keeps mail in the database until the worker or the scheduler delivers it."""

    def send_messages(self, email_messages):
        for email in email_messages:
            OutgoingMail.objects.create(sealed=serialise(email))
        transaction.on_commit(worker.start)
        return len(email_messages)
