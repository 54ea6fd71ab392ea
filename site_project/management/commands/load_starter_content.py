from django.core.management.base import BaseCommand
from django.db import transaction

from contact.starter.load import load as load_contact
from contact.starter.load import load_translations as translate_contact
from policy.models import PolicyIndexPage
from policy.pictures.preparation import prepare_with_progress
from policy.starter.load import load as load_policy
from policy.starter.load import publish
from policy.starter.translations import load_translations as translate_policy


class Command(BaseCommand):
    help = "Load the starter site into an empty database; a site with a programme is left as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--swedish", action="store_true", help="Leave out the texts in other languages."
        )

    def handle(self, swedish=False, **options):
        if PolicyIndexPage.objects.exists():
            self.stdout.write("The site has content already: nothing was changed.")
            return
        with transaction.atomic():
            index = load_policy()
            load_contact(index)
            publish(index)
            if not swedish:
                translate_contact(index, translate_policy(index))
        prepare_with_progress(self.stdout)
        self.stdout.write("The starter content is in place.")
