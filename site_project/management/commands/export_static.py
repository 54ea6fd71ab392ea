import shutil
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from site_project.public_pages import answers, appearances

KEPT = 2


class Command(BaseCommand):
    help = "Write every public page, with pictures and styles, as files that any server can serve."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="Gets a dated folder and a link, current.")

    def handle(self, folder, **options):
        target = folder / f"{now():%Y%m%dT%H%M%S%f}"
        target.mkdir(parents=True)
        for path, answer in answers():
            if answer.status_code != 200:
                shutil.rmtree(target)
                raise CommandError(f"{path} answers {answer.status_code}; nothing was changed.")
            write(target / unquote(path).lstrip("/") / "index.html", answer.content)
        for path, content in appearances():
            write(target / path.lstrip("/"), content)
        copy(settings.STATIC_ROOT, target / "static")
        copy(Path(settings.MEDIA_ROOT) / "images", target / "media" / "images")
        coming = folder / "coming"
        coming.unlink(missing_ok=True)
        coming.symlink_to(target.name)
        coming.replace(folder / "current")
        for old in sorted(path for path in folder.iterdir() if path.name[0].isdigit())[:-KEPT]:
            shutil.rmtree(old)
        self.stdout.write(str(target))


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def copy(source, target):
    if Path(source).exists():
        shutil.copytree(source, target)
