import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Site

from policy.pictures.maintenance import delete_unused_files, update_privacy
from policy.pictures.preparation import prepare_with_progress
from site_project.admin.group_sync import sync_groups
from site_project.admin.labels import translate_stored_names
from site_project.file_modes import close_media_files
from site_project.models import Review


class Command(BaseCommand):
    help = "Bring the database up to date; at first also load the site and make an administrator."

    def handle(self, **options):
        call_command("migrate", verbosity=0, interactive=False)
        translate_stored_names()
        sync_groups()
        Review.set_up()
        name_site(urlsplit(settings.WAGTAILADMIN_BASE_URL))
        call_command("load_starter_content", stdout=self.stdout)
        update_privacy()
        prepare_with_progress(self.stdout)
        delete_unused_files()
        close_media_files()
        users = get_user_model().objects
        if not users.filter(is_superuser=True).exists():
            password = secrets.token_urlsafe(12)
            users.create_superuser("admin", password=password)
            self.stdout.write(
                "\n  The first administrator, shown only this once:\n"
                f"    user name  admin\n    password   {password}\n"
            )


def name_site(address):
    """Give a new site the host of `address`, a split URL: full addresses of pages lead there."""
    site = Site.objects.filter(is_default_site=True, hostname="localhost").first()
    if site:
        site.hostname = address.hostname
        site.port = address.port or (443 if address.scheme == "https" else 80)
        site.save()
