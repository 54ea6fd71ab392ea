from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Send a mail at once, past the queue, and say what the mail server says if it does not."

    def add_arguments(self, parser):
        parser.add_argument("addresses", nargs="*", help="Without: ALERT_EMAIL")

    def handle(self, addresses, **options):
        addresses = addresses or settings.ALERT_EMAIL
        if not addresses:
            raise CommandError("To whom? Give an address, or set ALERT_EMAIL.")
        if not settings.MAIL_IS_CONFIGURED:
            raise CommandError("EMAIL_URL is not set: no mail is sent.")
        mail = EmailMessage(
            f"Test from {settings.WAGTAILADMIN_BASE_URL}",
            "Mail from this site arrives.",
            to=addresses,
            connection=get_connection(settings.DELIVERY_BACKEND),
        )
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        try:
            mail.send()
        except (OSError, SMTPException) as error:
            raise CommandError(f"{server}: {type(error).__name__}: {error}") from error
        self.stdout.write(f"{server} has taken a mail to {', '.join(addresses)}.")
