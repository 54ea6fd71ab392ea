import urllib.request
from pathlib import Path

import pyrage
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from policy.files.durable import sync
from site_project.backup.archive import write_archive
from site_project.backup.bucket import Bucket, BucketError
from site_project.backup.damage import damaged
from site_project.backup.files import encrypt, make_room, new_name, prune, working_folder
from site_project.models import Heartbeat

MAX_ATTEMPTS = 3
# How the command ends when the backup is made, of uploads that are damaged.
DAMAGED = 3


class Command(BaseCommand):
    help = (
        "Write database and media to a compressed archive in a folder, copy it to the bucket of "
        "BACKUP_URL if there is one, and prune old ones in both."
    )

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.BACKUP_FOLDER)
        parser.add_argument("--recipient", default=settings.BACKUP_RECIPIENT, help="An age key.")
        parser.add_argument("--keep-days", type=int, default=settings.BACKUP_KEEP_DAYS)
        parser.add_argument("--here-only", action="store_true", help="Copy it to no bucket.")

    def handle(self, folder, recipient, keep_days, here_only, **options):
        try:
            key = recipient and pyrage.x25519.Recipient.from_str(recipient)
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            damage = damaged()
            if not damage:
                make_room(folder)
            with working_folder(folder) as working:
                archive = write_with_retries(working / new_name())
                archive = encrypt(archive, key) if key else archive
                path = archive.rename(folder / archive.name)
            sync(folder)
        except pyrage.RecipientError as error:
            raise CommandError(f"BACKUP_RECIPIENT is not an age key (age1…): {error}.") from error
        except (OSError, pyrage.EncryptError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        if not damage:
            prune(folder, keep_days)
        if settings.BACKUP_URL and not here_only:
            try:
                bucket = Bucket(settings.BACKUP_URL)
                bucket.add(path)
                if not damage:
                    bucket.prune(keep_days)
            except BucketError as error:
                raise CommandError(f"{error} The backup is here only: {path}") from error
            if settings.BACKUP_BUCKET_ONLY:
                path.unlink()
                path = f"{settings.BACKUP_URL}/{path.name}"
        if damage:
            raise CommandError(
                f"The backup is made: {path}. But {len(damage)} uploads are damaged, so no older "
                f"backup is deleted: {damage[0][0].name} is {damage[0][1]}; check_files names all.",
                returncode=DAMAGED,
            )
        Heartbeat.objects.update_or_create(name="backup", defaults={"at": now()})
        if settings.BACKUP_PING_URL:
            self.say_that_it_is_done()
        self.stdout.write(str(path))

    def say_that_it_is_done(self):
        try:
            urllib.request.urlopen(settings.BACKUP_PING_URL, timeout=10).close()
        except (OSError, ValueError) as error:
            self.stderr.write(f"BACKUP_PING_URL does not answer; the backup is good: {error}")


def write_with_retries(path):
    """Write the archive, again if files are deleted meanwhile; return its path."""
    for attempt in range(1, MAX_ATTEMPTS + 1):
        try:
            write_archive(path)
            break
        except FileNotFoundError:
            if attempt == MAX_ATTEMPTS:
                raise
    return path
