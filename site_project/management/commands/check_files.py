import hashlib
import tarfile
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError

from policy.models import PictureRendition
from policy.pictures.preparation import prepare_with_progress
from site_project.backup.bucket import BucketError
from site_project.backup.damage import damaged
from site_project.backup.restore import CannotRestore, opened_backup
from site_project.monitoring import uploads
from site_project.page_cache.nginx import notify_nginx


class Command(BaseCommand):
    help = (
        "Read every upload and name those that are missing, empty or not what was uploaded. With "
        "--mend they are taken from a backup, and sizes of pictures are made anew."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--mend", metavar="BACKUP", help="A file, a name at BACKUP_URL, or: latest"
        )
        parser.add_argument("--identity", type=Path, help="A file with the secret age key.")

    def handle(self, mend, identity, **options):
        found = damaged()
        if mend and found:
            try:
                with opened_backup(mend, identity) as archive:
                    take_from(archive, [one for one, _fault in found])
            except (BucketError, CannotRestore) as error:
                raise CommandError(str(error)) from error
            sizes = [one.pk for one, _fault in damaged() if one.model is PictureRendition]
            PictureRendition.objects.filter(pk__in=sizes).delete()
            prepare_with_progress(self.stdout)
            notify_nginx()
            uploads.look_again()
            found = damaged()
        if found:
            raise CommandError("\n".join(line_of(*one) for one in found))
        self.stdout.write("Every upload is whole.")


def line_of(upload, fault):
    return f"{upload.name}: {fault} ({upload.model._meta.label} {upload.pk})"


def take_from(path, uploads):
    """Put back what the archive has as it was uploaded; there too a file may be damaged."""
    wanted = {f"media/{one.name}": one for one in uploads}
    with tarfile.open(path) as archive:
        for member in archive:
            if one := wanted.get(member.name):
                data = archive.extractfile(member).read()
                if data and hashlib.sha1(data).hexdigest().startswith(one.digest):
                    one.storage.delete(one.name)
                    one.storage.save(one.name, ContentFile(data))
