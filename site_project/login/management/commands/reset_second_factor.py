from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from site_project.login.second_factor import clear


class Command(BaseCommand):
    help = "Take away the second factors of a user who has lost them."

    def add_arguments(self, parser):
        parser.add_argument("user", help="user name or e-mail address")

    def handle(self, user, **options):
        found = get_user_model().objects.filter(Q(username=user) | Q(email__iexact=user))
        if len(found) != 1:
            raise CommandError(f"{len(found) or 'No'} users are called {user}.")
        count = clear(found[0])
        self.stdout.write(f"{count} second factors of {found[0]} were removed.")
