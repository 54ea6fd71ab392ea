"""Where the pictures of public pages lie: nginx reads them there, the static mirror copies them."""

import os
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from policy.pictures.names import RENDITIONS


class RenditionStorage(FileSystemStorage):
    """Files that anybody may read, but for private ones; deleted ones go from the mirror too."""

    def __init__(self, **options):
        modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o755}
        super().__init__(**{**modes, **options})

    def _save(self, name, content):
        name = super()._save(name, content)
        if name.startswith(f"{RENDITIONS}/"):
            os.chmod(self.path(name), 0o644)
        return name

    def delete(self, name):
        super().delete(name)
        forget(f"{settings.MEDIA_URL.strip('/')}/{name}")


def forget(name):
    """Delete the file `name` of every copy of the site as files."""
    for copy in Path(settings.MIRROR_FOLDER).glob("*/"):
        (copy / name).unlink(missing_ok=True)
