"""Writing an archive of the database and the media."""

import hashlib
import io
import json
import os
import tarfile

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.utils.timezone import now

from .rows import kept_models, lines_of, snapshot

FORMAT = 1
MIN_FILES = 10  # if at least as many are all missing, the folder is the wrong one


def write_archive(path):
    """Write database and media to a tar file at `path`; return the manifest.

    Rows are read from one snapshot, and media after it. Raises FileNotFoundError if a file that the
    rows refer to has been deleted meanwhile: then the database has changed, and the caller tries
    again.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    manifest = {"format": FORMAT, "made": now().isoformat(), "vendor": connection.vendor}
    # A version is a folder that is called after its commit (deploy/upgrade).
    manifest["version"] = settings.BASE_DIR.name
    with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as archive:
        with snapshot():
            manifest["migrations"] = sorted(map(list, applied_migrations()))
            manifest["tables"] = {m._meta.label: add_rows(archive, m) for m in kept_models()}
            referenced = referenced_files()
        manifest["media"] = add_media(archive)
        missing = referenced - set(manifest["media"])
        if missing:
            raise FileNotFoundError(f"Named in the database but not in media: {sorted(missing)}")
        add_bytes(archive, "manifest.json", json.dumps(manifest, indent=1).encode())
        archive.close()
        raw.flush()
        os.fsync(raw.fileno())
    return manifest


def applied_migrations():
    return MigrationRecorder(connection).applied_migrations()


def add_rows(archive, model):
    text = "".join(line + "\n" for line in lines_of(model)).encode()
    add_bytes(archive, f"rows/{model._meta.label}.jsonl", text)
    return {
        "fields": [field.attname for field in model._meta.local_concrete_fields],
        "rows": text.count(b"\n"),
        "sha256": hashlib.sha256(text).hexdigest(),
    }


def referenced_files():
    """Return the name of every existing file that a row of the database refers to.

    Raises OSError if none of them exists.
    """
    names = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.FileField):
                names.update(model._base_manager.values_list(field.attname, flat=True))
    names -= {"", None}
    existing = names & {one.name for one in default_storage.files()}
    if len(names) >= MIN_FILES and not existing:
        place = settings.STORAGE_URL or settings.MEDIA_ROOT
        raise OSError(f"None of the {len(names)} files that the database names is in {place}.")
    return existing


def add_media(archive):
    digests = {}
    for name in sorted(one.name for one in default_storage.files()):
        if name != ".gitignore":
            try:
                with default_storage.open(name) as file:
                    data = file.read()
            except FileNotFoundError:
                # Deleted meanwhile; those that the database names are looked for at the end.
                continue
            add_bytes(archive, f"media/{name}", data)
            digests[name] = hashlib.sha256(data).hexdigest()
    return digests


def add_bytes(archive, name, data):
    member = tarfile.TarInfo(name)
    member.size = len(data)
    member.mode = 0o600
    member.mtime = int(now().timestamp())
    archive.addfile(member, io.BytesIO(data))
