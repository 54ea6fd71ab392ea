import errno
import os
import re
import shutil
from contextlib import suppress
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.test import Client
from django.utils.timezone import now
from wagtail.models import Site

from contact.models import Appearance
from policy.pages.internal_request import allowed_host, public_responses
from policy.pictures.preparation import prepare
from policy.pictures.storage import RENDITIONS
from policy.register.bullets import PUBLIC_ID

MAX_EXPORTS = 2
# Documents that editors have uploaded are not there: those that are deleted must be gone at once.
OFFERED = re.compile(
    rf'href="(/(?!documents/)(?:[^"?#]+\.pdf|[^"?#]*inbaddat/[^"?#]+/|[^"?#]+/{PUBLIC_ID}/[^"?#/]+/))"'
)


class Command(BaseCommand):
    help = (
        "Write every public page, with promises, frames, PDFs, pictures and styles, as files that "
        "any server can serve."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            type=Path,
            nargs="?",
            default=settings.MIRROR_FOLDER,
            help="Gets a dated folder and a link, current. Without: MIRROR_FOLDER.",
        )

    def handle(self, folder, **options):
        target = folder / f"{now():%Y%m%dT%H%M%S%f}"
        target.mkdir(parents=True)
        try:
            self.fill(target)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        os.sync()
        coming = folder / "coming"
        coming.unlink(missing_ok=True)
        coming.symlink_to(target.name)
        coming.replace(folder / "current")
        # By when they were written: the clock may have been ahead when they were named.
        others = [one for one in folder.iterdir() if one.name[0].isdigit() and one != target]
        for old in sorted(others, key=lambda one: one.stat().st_mtime)[: -(MAX_EXPORTS - 1)]:
            shutil.rmtree(old)
        self.stdout.write(str(target))

    def fill(self, target):
        prepare()
        offered = set()
        for path, answer in public_responses():
            if answer.status_code != 200:
                raise CommandError(f"{path} answers {answer.status_code}; nothing was changed.")
            self.write_answer(target, path, answer)
            offered.update(offers_in(answer))
        self.write_offers(target, offered)
        for path, content in appearances():
            write(target / path.lstrip("/"), content)
        if settings.STATIC_ROOT.exists():
            shutil.copytree(settings.STATIC_ROOT, target / "static")
        for one in default_storage.files(RENDITIONS):
            with suppress(FileNotFoundError), default_storage.open(one.name) as file:
                write(target / "media" / one.name, file.read())

    def write_offers(self, target, offered):
        """Write the pages of promises, frames and PDFs at `offered`, and what those offer."""
        client = Client(raise_request_exception=False)
        host = allowed_host(Site.objects.get(is_default_site=True).root_url)
        left = sorted(offered)
        while left:
            path = left.pop()
            answer = client.get(path, secure=True, HTTP_HOST=host)
            if answer.status_code != 200:
                self.stderr.write(f"{path} answers {answer.status_code}, and is left out.")
                continue
            self.write_answer(target, path, answer)
            new = set(offers_in(answer)) - offered
            offered |= new
            left += sorted(new)

    def write_answer(self, target, path, answer):
        file = target / unquote(path).lstrip("/")
        try:
            write(file / "index.html" if path.endswith("/") else file, answer.content)
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:
                raise
            self.stderr.write(f"{path} is too long for a file, and left out.")


def offers_in(answer):
    """Yield the paths of promises, frames and PDFs that a page leads to."""
    if answer["Content-Type"].startswith("text/html"):
        for path in OFFERED.findall(answer.text):
            yield unescape(path)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def appearances():
    """Yield the address of each file by which the public pages look as they do, and its bytes."""
    client = Client()
    for site in Site.objects.all():
        for path in Appearance.of(site).addresses:
            answer = client.get(path, secure=True, HTTP_HOST=allowed_host(site.root_url))
            yield path, answer.getvalue()
