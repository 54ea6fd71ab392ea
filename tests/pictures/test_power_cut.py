"""Uploads are on the disk before anybody is told, and what is damaged all the same is found."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.timezone import now
from wagtail.documents import get_document_model

from policy.files.stored import StoredFile
from policy.models import Picture, PictureRendition
from site_project.backup import damage
from site_project.backup.damage import Upload, all_whole, damaged
from site_project.models import Heartbeat
from site_project.monitoring import uploads
from tests.support.pictures import new_picture


@pytest.fixture
def rendition(index, tmp_path, settings):
    """A size of a picture, in a folder of uploads that is the test's own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    PictureRendition.objects.all().delete()
    Picture.objects.all().delete()
    return new_picture().get_rendition("width-100")


@pytest.mark.parametrize("name", ["new/folder/a.pdf", "images/b.webp"])
def test_file_and_folders_are_written_through(monkeypatch, settings, tmp_path, name):
    settings.MEDIA_ROOT = str(tmp_path)
    written = []
    monkeypatch.setattr(
        os, "fsync", lambda file: written.append(os.readlink(f"/proc/self/fd/{file}"))
    )
    storage = (
        PictureRendition._meta.get_field("file").storage if "images" in name else default_storage
    )
    storage.save(name, ContentFile(b"x"))
    path = tmp_path / name
    wanted = [path, *path.parents]
    assert written == [str(one) for one in wanted[: wanted.index(tmp_path) + 1]]


@pytest.mark.parametrize("data", [None, b"", b"something else"])
def test_damaged_file_is_found_and_taken_from_the_backup_before(rendition, tmp_path, data):
    call_command("backup", folder=tmp_path / "b", recipient="")
    [made] = (tmp_path / "b").iterdir()
    good = made.rename(made.with_name("lokalpolitik-20200101T000000Z.tar.gz"))
    picture = rendition.image.file
    for path in map(default_storage.path, (picture.name, rendition.file.name)):
        os.remove(path)
        if data is not None:
            with open(path, "wb") as file:
                file.write(data)
    assert all_whole() is bool(data)
    assert uploads.are_whole() is bool(data)
    Heartbeat.objects.all().delete()
    with pytest.raises(CommandError, match="2 uploads are damaged"):
        call_command("backup", folder=tmp_path / "b", recipient="")
    assert good.exists(), "the only whole copy is kept"
    assert not Heartbeat.objects.exists()
    with pytest.raises(CommandError, match=picture.name):
        call_command("check_files")
    call_command("check_files", mend=str(good))
    assert damaged() == []
    assert uploads.are_whole()


def test_ten_thousand_uploads_are_listed_once_however_often_health_is_asked(
    client, index, monkeypatch
):
    names = [f"documents/{number}.pdf" for number in range(10_000)]
    calls = []

    class Counting:
        def __getattr__(self, name):
            calls.append(name)
            return lambda *args: [StoredFile(one, 1, now()) for one in names]

    document = get_document_model()
    field = document._meta.get_field("file")
    rows = [Upload(document, field, number, name, "") for number, name in enumerate(names)]
    monkeypatch.setattr(damage, "default_storage", Counting())
    monkeypatch.setattr(damage, "uploads", lambda: rows)
    monkeypatch.setattr(Upload, "is_whole", lambda one: calls.append(one.name))
    for address in ("/readyz", "/metrics", "/readyz", "/metrics"):
        answer = client.get(address)
    assert b"uploads_whole 1" in answer.content
    assert calls == ["files"]
