"""Backups are copied to S3-compatible storage, and brought back from there."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from django.core.management import CommandError, call_command

from site_project.models import Heartbeat
from tests.support.buckets import bucket
from tests.support.kept_database import migrated_url
from tests.support.servers import database, environment_of, free_port, manage

pytestmark = pytest.mark.one_database

WRONG = [
    ({"AWS_SECRET_ACCESS_KEY": "other"}, "AWS_SECRET_ACCESS_KEY is wrong"),
    ({"BACKUP_URL": "s3://nowhere/site"}, "there is no such bucket"),
    ({"AWS_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}, "error sending request"),
    ({"BACKUP_URL": "backups/site"}, "BACKUP_URL, backups/site"),
]


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    """The folder of a bucket, and the environment that names it."""
    folder = tmp_path_factory.mktemp("s3")
    with bucket(folder) as environment:
        yield folder / "backups", environment


@pytest.fixture
def copied(index, s3, settings, monkeypatch, tmp_path):
    """The folder that this test's backups are copied to, through a bucket."""
    folder, environment = s3
    name_bucket(environment, settings, monkeypatch)
    settings.BACKUP_URL = f"s3://backups/{tmp_path.name}"
    return folder / tmp_path.name


def name_bucket(environment, settings, monkeypatch):
    environment = dict(environment)
    settings.BACKUP_URL = environment.pop("BACKUP_URL", settings.BACKUP_URL)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


def refused(*command, **options):
    """Run a command that must fail; return the only line that it says why with."""
    with pytest.raises(CommandError) as error:
        call_command(*command, **options)
    [line] = str(error.value).splitlines()
    return line


def files_below(folder):
    return {path.relative_to(folder) for path in folder.rglob("*.*") if path.is_file()}


def test_site_comes_back_from_the_latest_backup_in_the_bucket(own_site, s3, tmp_path):
    address = {**s3[1], "BACKUP_FOLDER": str(tmp_path / "here")}
    environment = {**own_site["environment"], **address}
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity))
    archive = Path(manage(environment, "backup", "--recipient", str(identity.to_public())).strip())
    archive.unlink()
    drill = ("restore_drill", "latest", "--identity", str(tmp_path / "key"))
    assert "every page renders" in manage(environment, *drill)
    (tmp_path / "new").mkdir()
    with database(tmp_path / "new", migrated_url()) as url:
        new = {**environment_of(tmp_path / "new", url), **address}
        new["STORAGE_URL"] = f"s3://uploads/{tmp_path.name}"
        restore = ("restore", archive.name, "--identity", str(tmp_path / "key"), "--check")
        assert "every page renders" in manage(new, *restore)
        uploads = s3[0].parent / "uploads" / tmp_path.name
        assert files_below(uploads) == files_below(Path(own_site["environment"]["MEDIA_ROOT"]))
        # A drill touches no bucket, and a backup holds what is in one.
        again = manage(new, "backup", "--here-only", "--recipient", "").strip()
        shutil.rmtree(uploads)
        assert "every page renders" in manage(new, "restore_drill", again)
        assert not uploads.exists()


def test_old_backups_in_the_bucket_go_and_what_else_is_there_stays(copied, tmp_path, capsys):
    copied.mkdir()
    days = [datetime.now(UTC) - timedelta(days=days) for days in (40, 3)]
    old, young = (f"lokalpolitik-{day:%Y%m%dT%H%M%S}Z.tar.gz.age" for day in days)
    for name in (old, young, "other.txt"):
        (copied / name).write_text("x")
    call_command("backup", folder=tmp_path)
    new = Path(capsys.readouterr().out.strip()).name
    assert {path.name for path in copied.iterdir()} == {young, new, "other.txt"}


@pytest.mark.parametrize(("wrong", "reason"), WRONG)
def test_backup_that_can_not_be_copied_is_kept_and_does_not_count(
    copied, settings, monkeypatch, tmp_path, wrong, reason
):
    with monkeypatch.context() as meanwhile:
        name_bucket(wrong, settings, meanwhile)
        line = refused("backup", folder=tmp_path / "first")
    assert reason in line
    assert Path(line.partition("The backup is here only: ")[2]).exists()
    assert not Heartbeat.objects.filter(name="backup").exists()
    assert len(list((tmp_path / "first").iterdir())) == 1


def test_backup_that_is_copied_counts(copied, tmp_path):
    call_command("backup", folder=tmp_path)
    assert Heartbeat.objects.filter(name="backup").exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_backup_that_is_not_in_the_bucket_is_named(copied):
    assert "there is no such backup" in refused("restore", "latest")
