"""Names, encryption and retention of backup files."""

import re
import shutil
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage

from policy.files.durable import sync

NAME = re.compile(r"lokalpolitik-(\d{8}T\d{6})Z\.tar\.gz(\.age)?")
UNFINISHED = "unfinished-"


def new_name():
    return f"lokalpolitik-{datetime.now(UTC):%Y%m%dT%H%M%S}Z.tar.gz"


@contextmanager
def working_folder(folder):
    """Yield a temporary folder in `folder` for a backup that is being made.

    Folders of killed processes, which may be unencrypted, are deleted after a day.
    """
    yesterday = datetime.now().timestamp() - 24 * 3600
    for leftover in folder.glob(UNFINISHED + "*"):
        if leftover.stat().st_mtime < yesterday:
            shutil.rmtree(leftover)
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder) as name:
        yield Path(name)


def encrypt(path, key):
    """Encrypt the file to an age key (age-encryption.org/v1); return the path of the result.

    The server has the public key only, so that whoever takes the server can not read old backups.
    """
    encrypted = path.with_name(path.name + ".age")
    pyrage.encrypt_file(str(path), str(encrypted), [key])
    encrypted.chmod(0o600)
    sync(encrypted)
    return encrypted


def decrypt(path, identity_file, target):
    """Decrypt to the path `target` with the secret key in `identity_file`."""
    lines = identity_file.read_text().split()
    keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
    identities = [pyrage.x25519.Identity.from_str(key) for key in keys]
    pyrage.decrypt_file(str(path), str(target), identities)


def backup_names(names):
    """Return those of `names` that are names of backups, the oldest first."""
    return sorted(filter(NAME.fullmatch, names))


def expired_names(names, days):
    """Return the names of backups older than `days`, but never the newest."""
    oldest = f"{datetime.now(UTC) - timedelta(days=days):%Y%m%dT%H%M%S}"
    return [name for name in backup_names(names)[:-1] if NAME.fullmatch(name)[1] < oldest]


def prune(folder, days):
    """Delete the outdated backups in a folder; return their names."""
    deleted = expired_names((path.name for path in folder.iterdir()), days)
    for name in deleted:
        (folder / name).unlink()
    return deleted


def make_room(folder):
    """Delete the oldest backups in a folder while its disk has no room for one more.

    The newest stays, whatever the room: a backup needs some three times its size while it is made.
    """
    kept = backup_names(path.name for path in folder.iterdir())
    largest = max(((folder / name).stat().st_size for name in kept), default=0)
    while len(kept) > 1 and shutil.disk_usage(folder).free < 3 * largest:
        (folder / kept.pop(0)).unlink()
