from django.core.management.base import BaseCommand

from site_project.mail.purge import purge_messages


class Command(BaseCommand):
    help = "Delete the visitors' messages whose date has come; run it once a day."

    def handle(self, **options):
        self.stdout.write(f"{purge_messages()} deleted.")
