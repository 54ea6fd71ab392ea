"""Where the files of pictures are, under what names, and what is deleted with them.

No name ever means another picture than before, so browsers and caches may keep what they have
(Cache-Control: immutable, RFC 8246).
"""

import os
from functools import partial
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.transaction import on_commit
from django.dispatch import Signal

from policy.files.bucket import BucketStorage
from policy.files.durable import DurableStorage

# Folders of MEDIA_ROOT. nginx and the static mirror serve the first one only.
RENDITIONS, PRIVATE_RENDITIONS, CARDS = "images", "private_images", "cards"
DOCUMENTS = "typeset"
# Hexadecimal digits of a content's SHA-1: two to the 64th names.
DIGITS = 16
MAX_STEM = 70

# Sent with `digest`, the file_hash of a file that no picture has any more.
picture_deleted = Signal()


class Mirrored:
    """A storage of files that go from the mirror too when they are deleted."""

    def delete(self, name):
        super().delete(name)
        delete_from_mirrors(f"{settings.MEDIA_URL.strip('/')}/{name}")


class RenditionBucket(Mirrored, BucketStorage):
    """Renditions in a bucket."""


class RenditionStorage(Mirrored, DurableStorage):
    """Files that anybody may read, but for private ones."""

    def __init__(self, **options):
        modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o755}
        super().__init__(**{**modes, **options})

    def write_through(self, name):
        if name.startswith(f"{RENDITIONS}/"):
            os.chmod(self.path(name), 0o644)
        super().write_through(name)


def delete_from_mirrors(name):
    """Delete the file `name` of every copy of the site as files."""
    for mirror in Path(settings.MIRROR_FOLDER).glob("*/"):
        (mirror / name).unlink(missing_ok=True)


def original_name(path, digest):
    """Return `path`, as Wagtail would have it, with the content's `digest` in its name."""
    path = PurePath(path)
    stem = path.stem.replace(".", "_")[:MAX_STEM]
    return str(path.with_name(f"{stem}.{digest[:DIGITS]}{path.suffix}"))


def rendition_name(folder, original, spec, digest, suffix):
    """Return the name of the file that `spec` makes of the file `original`."""
    stem = PurePath(original).name.partition(".")[0][:30]
    made = f"{stem}.{spec.replace('|', '.')}"[:MAX_STEM]
    return f"{folder}/{made}.{digest[:DIGITS]}{suffix}"


def after_deletion(instance, **kwargs):
    """Receiver of post_delete; Wagtail deletes the file and its renditions."""
    on_commit(partial(delete_derived_files, instance.file_hash))


def delete_derived_files(digest):
    """Delete sharing cards and documents, made again when needed, and tell the other apps."""
    for folder in (CARDS, DOCUMENTS):
        default_storage.delete_all(folder)
    picture_deleted.send(None, digest=digest)
