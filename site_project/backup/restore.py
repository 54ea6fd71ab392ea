"""Finding, unpacking and restoring a backup."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pyrage
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page

from site_project.file_modes import close_media_files

from .archive import FORMAT, applied_migrations
from .bucket import Bucket
from .files import backup_names, decrypt
from .rows import insert, kept_models, reset_sequences


class CannotRestore(Exception):
    """Why a backup can not be restored here, for the administrator."""


@contextmanager
def unpacked(path):
    """Unpack the archive into a temporary folder; yield that and the manifest."""
    with tempfile.TemporaryDirectory(prefix="restore-") as name:
        folder = Path(name)
        try:
            with tarfile.open(path) as archive:
                unpack(archive, folder)
            manifest = json.loads((folder / "manifest.json").read_text())
        except (OSError, EOFError, tarfile.TarError, ValueError) as error:
            raise CannotRestore(f"{path} is not a whole backup: {error}") from error
        check_digests(folder, manifest)
        yield folder, manifest


def unpack(archive, folder):
    """Like `extractall` with filter="data", which Debian 12's Python 3.11.2 does not know."""
    for member in archive:
        path = (folder / member.name).resolve()
        if not member.isfile() or not path.is_relative_to(folder.resolve()):
            raise tarfile.TarError(f"it holds {member.name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.extractfile(member) as source, open(path, "wb") as target:
            shutil.copyfileobj(source, target)


def check_digests(folder, manifest):
    if manifest["format"] != FORMAT:
        raise CannotRestore(f"The backup has format {manifest['format']}, not {FORMAT}.")
    wanted = {f"rows/{label}.jsonl": t["sha256"] for label, t in manifest["tables"].items()}
    wanted |= {f"media/{name}": digest for name, digest in manifest["media"].items()}
    for name, digest in wanted.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise CannotRestore(f"{name} in the backup is damaged.")


def restore(folder, manifest):
    """Fill this new site from an unpacked backup, in one transaction."""
    check_target(manifest)
    models = kept_models()
    with transaction.atomic():
        for model in models:  # rows from migrations
            if model._base_manager.exists():
                model._base_manager.all()._raw_delete("default")
        for model in models:
            table = manifest["tables"].get(model._meta.label)
            if table:
                with open(folder / "rows" / f"{model._meta.label}.jsonl") as lines:
                    insert(model, table["fields"], lines)
        reset_sequences(models)
        # Migrations in this process may have cached other ids.
        ContentType.objects.clear_cache()
        for name in manifest["media"]:
            default_storage.put(name, folder / "media" / name)
    close_media_files()
    os.sync()


def check_target(manifest):
    if names := ", ".join(sorted(find_differences(manifest))):
        version = manifest.get("version", "unknown")
        raise CannotRestore(
            f"The backup is of another version of the site, {version} (deploy/upgrade VERSION); "
            f"differing: {names}"
        )
    if get_user_model().objects.exists() or Page.objects.filter(depth__gt=2).exists():
        raise CannotRestore("This database is in use. Restore into a new one.")


def find_differences(manifest):
    """Yield the migrations and tables that differ here from the backup.

    Migrations that are applied but no longer exist do not count.
    """
    here, there = set(map(tuple, applied_migrations())), set(map(tuple, manifest["migrations"]))
    known = set(MigrationLoader(connection).disk_migrations)
    yield from (f"{app} {name}" for app, name in (here ^ there) & known)
    columns = {
        model._meta.label: {field.attname for field in model._meta.local_concrete_fields}
        for model in kept_models()
    }
    for label, table in manifest["tables"].items():
        if set(table["fields"]) != columns.get(label):
            yield label


@contextmanager
def opened_backup(name, identity=None):
    """Yield the path of a backup that is found by its name and decrypted, as long as it is open.

    Raises CannotRestore or BucketError.
    """
    with tempfile.TemporaryDirectory(prefix="decrypted-") as folder:
        archive = find_backup(name, Path(folder))
        if archive.suffix == ".age":
            if not identity:
                raise CannotRestore("The backup is encrypted: name the key with --identity.")
            plain = Path(folder) / "archive.tar.gz"
            try:
                decrypt(archive, identity, plain)
            except (pyrage.DecryptError, pyrage.IdentityError) as error:
                raise CannotRestore(f"{identity} does not open the backup: {error}.") from error
            archive = plain
        yield archive


def find_backup(name, folder):
    """Return the path of a backup: a local file, or one fetched from the bucket into `folder`.

    "latest" is the newest in the bucket of BACKUP_URL or, without one, in BACKUP_FOLDER. Raises
    CannotRestore or BucketError.
    """
    if Path(name).exists():
        return Path(name)
    bucket = Bucket(settings.BACKUP_URL) if settings.BACKUP_URL else None
    here = settings.BACKUP_FOLDER
    if name == "latest":
        names = bucket.names() if bucket else backup_names(path.name for path in here.glob("*"))
        name = names[-1] if names else name
    if bucket:
        return bucket.fetch(name, folder)
    if not (here / name).exists():
        raise CannotRestore(f"There is no backup {name}, here or in {here}.")
    return here / name
