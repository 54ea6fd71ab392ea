"""A backup brings the whole site back, on the same kind of database and on the other."""

import os
import tarfile
import time
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from types import SimpleNamespace

import psycopg2
import pyrage
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from site_project.backup import files
from site_project.backup.archive import applied_migrations
from site_project.backup.files import make_room, prune
from site_project.backup.restore import CannotRestore, find_differences, unpacked
from tests.support.kept_database import migrated_url
from tests.support.servers import attempt, copy_site, database, environment_of, manage

POSTGRES = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")


@pytest.fixture(scope="module")
def encrypted(starter_site, tmp_path_factory):
    """An encrypted backup of the starter site, and the file with the key that opens it."""
    folder = tmp_path_factory.mktemp("backup")
    identity = pyrage.x25519.Identity.generate()
    key = folder / "key.txt"
    key.write_text(str(identity))
    with copy_site(starter_site, folder) as site:
        arguments = ("--folder", str(folder / "made"), "--recipient", str(identity.to_public()))
        yield manage(site["environment"], "backup", *arguments).strip(), str(key)


@contextmanager
def new_database(vendor, folder):
    """Yield the address of a database to restore into.

    One of the tests' own kind is migrated already where one has been kept, another is empty.
    """
    folder.mkdir()
    if vendor == connection.vendor:
        with database(folder, migrated_url()) as url:
            yield url
        return
    if vendor == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    base = POSTGRES.rpartition("/")[0]
    name = f"restore_{uuid.uuid4().hex[:12]}"
    try:
        control = psycopg2.connect(f"{base}/postgres")
    except psycopg2.OperationalError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("no PostgreSQL to restore into: sudo apt-get install postgresql")
    control.autocommit = True
    control.cursor().execute(f"CREATE DATABASE {name}")
    try:
        yield f"{base}/{name}"
    finally:
        control.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize(
    "target", [pytest.param("sqlite", marks=pytest.mark.one_database), "postgresql"]
)
def test_encrypted_backup_is_restored_whole(encrypted, tmp_path, target):
    archive, key = encrypted
    assert archive.endswith(".age")
    with new_database(target, tmp_path / "new") as url:
        environment = environment_of(tmp_path / "new", url)
        command = ("restore", archive, "--identity", key)
        printed = manage(environment, *command, "--check")
        assert "every page renders" in printed
        again = attempt(environment, *command)
        assert "This database is in use" in again.stderr


@pytest.mark.one_database
def test_damaged_backup_is_refused_before_a_table_is_made(index, tmp_path, capfd):
    call_command("backup", folder=tmp_path / "b", recipient="")
    [archive] = (tmp_path / "b").iterdir()
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])
    new = environment_of(tmp_path / "new", f"sqlite:///{tmp_path}/new.sqlite3")
    done = attempt(new, "restore", str(archive))
    assert done.returncode != 0
    with pytest.raises(CommandError, match="does not bring the site back"):
        call_command("restore_drill", str(archive))
    for said in (done.stderr, capfd.readouterr().err):
        assert "is not a whole backup" in said
        assert "Traceback" not in said
    assert not (tmp_path / "new.sqlite3").exists()


def test_mistyped_key_is_named_before_anything_is_written(db, tmp_path):
    with pytest.raises(CommandError, match="BACKUP_RECIPIENT is not an age key"):
        call_command("backup", folder=tmp_path / "b", recipient="age1x")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("full", ["site_project.backup.archive.add_media", "pyrage.encrypt_file"])
def test_full_disk_leaves_no_part_of_a_backup(index, tmp_path, monkeypatch, full):
    def fails(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(full, fails)
    key = pyrage.x25519.Identity.generate().to_public()
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup", folder=tmp_path, recipient=str(key))
    assert not list(tmp_path.iterdir())


def test_what_a_killed_backup_left_goes_after_a_day(index, tmp_path):
    for name, hours in {"unfinished-old": 25, "unfinished-new": 23}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "lokalpolitik-20260101T000000Z.tar.gz").touch()
        then = time.time() - hours * 3600
        os.utime(tmp_path / name, (then, then))
    call_command("backup", folder=tmp_path, recipient="")
    [archive, left] = sorted(path.name for path in tmp_path.iterdir())
    assert (archive[-7:], left) == (".tar.gz", "unfinished-new")


@pytest.mark.parametrize("text", [str(pyrage.x25519.Identity.generate()), "AGE-SECRET-KEY-1X", ""])
def test_wrong_key_is_named(tmp_path, text):
    key = pyrage.x25519.Identity.generate().to_public()
    archive, identity = tmp_path / "a.tar.gz.age", tmp_path / "key"
    archive.write_bytes(pyrage.encrypt(b"x", [key]))
    identity.write_text(text)
    with pytest.raises(CommandError, match="key does not open the backup"):
        call_command("restore", str(archive), identity=identity)


@pytest.mark.parametrize("name", ["../outside", "/tmp/lokalpolitik-outside"])
def test_archive_that_leads_out_of_its_folder_is_refused(tmp_path, name):
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo(name))
    with pytest.raises(CannotRestore, match="it holds"), unpacked(tmp_path / "a.tar.gz"):
        pass


def test_old_backups_go_and_the_newest_stays(tmp_path):
    today = datetime.now(UTC)
    names = [
        f"lokalpolitik-{today - timedelta(days=days):%Y%m%dT%H%M%S}Z.tar.gz" for days in (90, 40, 3)
    ]
    for name in (*names, "other.txt"):
        (tmp_path / name).touch()
    assert prune(tmp_path, 30) == names[:2]
    (tmp_path / names[2]).unlink()
    (tmp_path / names[0]).touch()
    assert prune(tmp_path, 30) == []


def test_oldest_backups_make_room_where_the_disk_has_none(tmp_path, monkeypatch):
    names = [f"lokalpolitik-2026010{day}T000000Z.tar.gz" for day in (1, 2, 3)]
    for name in names:
        (tmp_path / name).write_bytes(b"x" * 1000)
    usage = lambda _folder: SimpleNamespace(free=1000 * (5 - len(list(tmp_path.iterdir()))))  # noqa: E731
    monkeypatch.setattr(files.shutil, "disk_usage", usage)
    make_room(tmp_path)
    assert [path.name for path in sorted(tmp_path.iterdir())] == names[1:]
    monkeypatch.setattr(files.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=0))
    make_room(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == names[2:]


def test_address_is_asked_after_a_good_backup_only(index, tmp_path, settings, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "urllib.request.urlopen", lambda url, timeout: asked.append(url) or BytesIO()
    )
    settings.BACKUP_PING_URL = "https://ping.example.org/1"
    call_command("backup", folder=tmp_path, recipient="")
    assert asked == ["https://ping.example.org/1"]
    monkeypatch.setattr("site_project.management.commands.backup.damaged", lambda: [(index, "x")])
    index.name = "x"
    with pytest.raises(CommandError, match="damaged"):
        call_command("backup", folder=tmp_path, recipient="")
    assert len(asked) == 1


def test_backup_without_uploads_but_with_names_of_many_is_refused(index, tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path / "not-mounted")
    (tmp_path / "not-mounted").mkdir()
    with pytest.raises(CommandError, match="files that the database names is in"):
        call_command("backup", folder=tmp_path / "backups")


def test_migration_that_no_version_has_any_longer_says_nothing(db):
    manifest = {"migrations": list(map(list, applied_migrations())), "tables": {}}
    MigrationRecorder(connection).record_applied("taggit", "0000_gone")
    assert list(find_differences(manifest)) == []
    manifest["migrations"].remove(["policy", "0001_initial"])
    manifest["tables"] = {
        "policy.Picture": {"fields": ["id", "colour"]},
        "gone.Table": {"fields": []},
    }
    assert list(find_differences(manifest)) == [
        "policy 0001_initial",
        "policy.Picture",
        "gone.Table",
    ]
