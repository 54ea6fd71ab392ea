from pathlib import Path

from django.conf import settings

from .bucket import Bucket
from .files import dated
from .read import CannotRestore


def find(name, folder):
    """Return the path of a backup: a file that is here, or else fetched into `folder`.

    "latest" is the newest in the bucket of BACKUP_URL or, where there is none, in BACKUP_FOLDER.
    """
    if Path(name).exists():
        return Path(name)
    bucket = Bucket(settings.BACKUP_URL) if settings.BACKUP_URL else None
    here = settings.BACKUP_FOLDER
    if name == "latest":
        names = bucket.names() if bucket else dated(path.name for path in here.glob("*"))
        name = names[-1] if names else name
    if bucket:
        return bucket.fetch(name, folder)
    if not (here / name).exists():
        raise CannotRestore(f"There is no backup {name}, here or in {here}.")
    return here / name
