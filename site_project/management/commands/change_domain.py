from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site


class Command(BaseCommand):
    help = "Let the site's pages name a new domain, and say whose passkeys end (deploy/domain)."

    def add_arguments(self, parser):
        parser.add_argument("old")
        parser.add_argument("new")

    def handle(self, old, new, **options):
        site = Site.objects.filter(hostname=old).first()
        if site is None:
            raise CommandError(f"No site has the domain {old}.")
        if Site.objects.filter(hostname=new).exists():
            raise CommandError(f"Another site has the domain {new} already.")
        site.hostname = new
        site.save()
        users = without_another_factor()
        if users:
            self.stdout.write(
                f"A passkey belongs to its domain: {old}. These can log in with nothing else; run "
                f"reset_second_factor for each: {', '.join(users)}"
            )


def without_another_factor():
    """Return the names of the users who have passkeys and no other second factor."""
    types = Authenticator.Type
    others = Authenticator.objects.exclude(type=types.WEBAUTHN)
    with_passkey = Authenticator.objects.filter(type=types.WEBAUTHN)
    users = get_user_model().objects.filter(pk__in=with_passkey.values("user"))
    found = users.exclude(pk__in=others.values("user")).order_by("username")
    return [one.get_username() for one in found]
