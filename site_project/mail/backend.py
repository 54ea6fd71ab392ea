from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from site_project.mail import worker
from site_project.models import OutgoingMail

from .staff_mail import seal


class Queue(BaseEmailBackend):
    """Keeps mail in the database, from where the worker or the scheduler takes it."""

    def send_messages(self, email_messages):
        for mail in email_messages:
            OutgoingMail.objects.create(sealed=seal(mail))
        transaction.on_commit(worker.wake)
        return len(email_messages)
