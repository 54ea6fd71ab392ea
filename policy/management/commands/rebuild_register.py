from django.core.management.base import BaseCommand

from policy.register.rebuild import rebuild


class Command(BaseCommand):
    help = "Enter in the register of commitments what the pages' revisions tell and it lacks."

    def handle(self, **options):
        written = rebuild()
        self.stdout.write(f"Wordings that were missing and are now in the register: {written}")
