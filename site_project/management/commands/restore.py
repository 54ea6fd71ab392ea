from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from policy.pictures.preparation import prepare_with_progress
from site_project.backup.bucket import BucketError
from site_project.backup.damage import damaged
from site_project.backup.restore import CannotRestore, opened_backup, restore, unpacked
from site_project.backup.verify import find_problems
from site_project.page_cache.nginx import notify_nginx


class Command(BaseCommand):
    help = "Fill a new site from a backup, whichever kind of database either has."

    def add_arguments(self, parser):
        parser.add_argument("archive", help="A file, a name at BACKUP_URL, or: latest")
        parser.add_argument("--identity", type=Path, help="A file with the secret age key.")
        parser.add_argument("--check", action="store_true", help="Compare, and render every page.")

    def handle(self, archive, identity, check, **options):
        try:
            with (
                opened_backup(archive, identity) as path,
                unpacked(path) as (unpacked_folder, manifest),
            ):
                call_command("migrate", verbosity=0, interactive=False)
                restore(unpacked_folder, manifest)
        except (BucketError, CannotRestore) as error:
            raise CommandError(str(error)) from error
        prepare_with_progress(self.stdout)
        notify_nginx()
        call_command("update_index", verbosity=0, stdout=self.stdout)
        self.stdout.write(f"Restored the backup of {manifest['made']}.")
        if check:
            problems = find_problems(manifest)
            if problems:
                raise CommandError("\n".join(problems))
            for one, fault in damaged():
                self.stdout.write(
                    f"{one.name}: {fault}, as when the backup was made (check_files)."
                )
            self.stdout.write("Every row and file is the same, and every page renders.")
