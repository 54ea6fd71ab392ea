import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Restore a backup into a scratch place, compare it and render every page; touch no site."

    def add_arguments(self, parser):
        parser.add_argument("archive", help="A file, a name at BACKUP_URL, or: latest")
        parser.add_argument("--identity", type=Path, help="A file with the secret age key.")

    def handle(self, archive, identity, **options):
        with tempfile.TemporaryDirectory(prefix="drill-") as folder:
            scratch = {
                "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
                "MEDIA_ROOT": f"{folder}/media",
                "STORAGE_URL": "",
                "REDIS_URL": "",
                "PAGE_CACHE_EDGE": "",
            }
            if Path(archive).exists():
                archive = str(Path(archive).resolve())
            command = [sys.executable, "manage.py", "restore", archive, "--check"]
            if identity:
                command += ["--identity", str(identity.resolve())]
            done = subprocess.run(
                command, cwd=settings.BASE_DIR, env={**os.environ, **scratch}, check=False
            )
        if done.returncode:
            raise CommandError("The drill failed: this backup does not bring the site back.")
