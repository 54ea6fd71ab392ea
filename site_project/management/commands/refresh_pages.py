from django.core.management.base import BaseCommand
from django.db.models import F

from site_project.models import Generation
from site_project.page_cache.nginx import notify_nginx


class Command(BaseCommand):
    help = "Have every page made anew at its next visit, as after an upgrade of the site."

    def handle(self, **options):
        Generation.objects.update(number=F("number") + 1)
        notify_nginx()
