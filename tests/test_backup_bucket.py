"""Backups are copied to S3-compatible storage, and brought back from there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest

from .buckets import bucket
from .servers import attempt, environment_of, free_port, manage

pytestmark = pytest.mark.one_database

WRONG = [
    ({"AWS_SECRET_ACCESS_KEY": "other"}, "AWS_SECRET_ACCESS_KEY is wrong"),
    ({"BACKUP_URL": "s3://nowhere/site"}, "there is no such bucket"),
    ({"AWS_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}, "error sending request"),
    ({"BACKUP_URL": "backups/site"}, "BACKUP_URL, backups/site"),
]


@pytest.fixture
def copied(own_site, tmp_path):
    """The environment of a site whose backups go to a bucket, and the bucket's folder."""
    with bucket(tmp_path / "s3") as address:
        environment = {
            **own_site["environment"],
            **address,
            "BACKUP_FOLDER": str(tmp_path / "here"),
        }
        yield environment, tmp_path / "s3" / "backups" / "site"


def refused(environment, *command):
    """Run a command that must fail; return the only line that it says why with."""
    done = attempt(environment, *command)
    assert done.returncode
    [line] = done.stderr.strip().splitlines()
    return line


def heartbeats(environment):
    question = "from site_project.models import *; print(Heartbeat.objects.filter(name='backup'))"
    return manage(environment, "shell", "-v0", "-c", question)


def test_site_comes_back_from_the_latest_backup_in_the_bucket(copied, tmp_path):
    environment, _ = copied
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity))
    archive = Path(manage(environment, "backup", "--recipient", str(identity.to_public())).strip())
    archive.unlink()
    drill = ("restore_drill", "latest", "--identity", str(tmp_path / "key"))
    assert "every page renders" in manage(environment, *drill)
    new = environment_of(tmp_path / "new", f"sqlite:///{tmp_path}/new.sqlite3")
    new |= {name: environment[name] for name in environment if name.startswith(("AWS", "BACKUP"))}
    restore = ("restore", archive.name, "--identity", str(tmp_path / "key"), "--check")
    assert "every page renders" in manage(new, *restore)


def test_old_backups_in_the_bucket_go_and_what_else_is_there_stays(copied):
    environment, folder = copied
    folder.mkdir()
    days = [datetime.now(UTC) - timedelta(days=days) for days in (40, 3)]
    old, young = (f"lokalpolitik-{day:%Y%m%dT%H%M%S}Z.tar.gz.age" for day in days)
    for name in (old, young, "other.txt"):
        (folder / name).write_text("x")
    new = Path(manage(environment, "backup").strip()).name
    assert {path.name for path in folder.iterdir()} == {young, new, "other.txt"}


def test_backup_that_can_not_be_copied_is_kept_and_does_not_count(copied, tmp_path):
    environment, _ = copied
    for wrong, reason in WRONG:
        line = refused({**environment, **wrong}, "backup")
        assert reason in line
        assert Path(line.partition("The backup is here only: ")[2]).exists()
    assert "QuerySet []" in heartbeats(environment)
    manage(environment, "backup")
    assert "backup" in heartbeats(environment)
    assert len(list((tmp_path / "here").iterdir())) == len(WRONG) + 1


def test_backup_that_is_not_in_the_bucket_is_named(copied):
    environment, _ = copied
    assert "there is no such backup" in refused(environment, "restore", "latest")
