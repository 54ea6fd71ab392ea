from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from policy.files.durable import DurableStorage


class Command(BaseCommand):
    help = "Copy the uploads of a folder to STORAGE_URL; what is there in full is passed over."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.MEDIA_ROOT)

    def handle(self, folder, **options):
        if not settings.STORAGE_URL:
            raise CommandError("Name the bucket in STORAGE_URL.")
        there = {one.name: one.size for one in default_storage.files()}
        copied = 0
        for one in DurableStorage(location=folder).files():
            if there.get(one.name) != one.size and one.name != ".gitignore":
                default_storage.put(one.name, Path(folder, one.name))
                copied += 1
        self.stdout.write(f"{copied} files were copied to {settings.STORAGE_URL}.")
