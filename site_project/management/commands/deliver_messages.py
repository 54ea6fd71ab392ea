from django.core.management.base import BaseCommand

from contact.models import Message
from site_project.mail.visitor_messages import deliver_messages


class Command(BaseCommand):
    help = "Send the visitors' messages that wait; run it every few minutes."

    def handle(self, **options):
        sent = deliver_messages()
        waiting = Message.objects.filter(state=Message.State.WAITING).count()
        self.stdout.write(f"{sent} sent, {waiting} waiting.")
