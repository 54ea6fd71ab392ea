from django.core.management.base import BaseCommand

from policy.register.rebuild import rebuild


class Command(BaseCommand):
    help = "Enter in the register of commitments what the pages' revisions tell and it lacks."

    def handle(self, **options):
        written, unclear = rebuild()
        self.stdout.write(f"Wordings that were missing and are now in the register: {written}")
        if unclear:
            numbers = ", ".join(dict.fromkeys(unclear))
            self.stdout.write(
                "The revisions tell another history of these commitments, which were left as the "
                f"register has them, but for their words of today: {numbers}"
            )
