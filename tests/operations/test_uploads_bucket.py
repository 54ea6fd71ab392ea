"""Uploads in S3-compatible storage, which several machines share."""

import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from policy.files.bucket import BucketStorage
from tests.page_cache.test_nginx import INSTALLED
from tests.support.buckets import bucket
from tests.support.servers import copy_site, free_port, manage, running

pytestmark = pytest.mark.one_database

UPLOAD = """
from tests.support.pictures import new_picture
picture = new_picture()
print(picture.file.name, picture.get_rendition("width-32").file.name)
"""


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    folder = tmp_path_factory.mktemp("s3")
    with bucket(folder) as environment:
        yield folder / "uploads", environment


@pytest.fixture
def storage(s3, monkeypatch, tmp_path):
    folder, environment = s3
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return BucketStorage(f"s3://uploads/{tmp_path.name}", "/media/")


def test_storage_keeps_what_it_is_given_under_whatever_name(storage):
    for name in ("documents/Årsmöte (1).pdf", "documents/a.pdf", "cards/1/b.jpg"):
        assert storage.save(name, ContentFile(b"%" + name.encode())) == name
        with storage.open(name) as file:
            assert file.read() == b"%" + name.encode()
    assert storage.save("documents/a.pdf", ContentFile(b"x")) != "documents/a.pdf"
    assert storage.size("cards/1/b.jpg") == 14
    assert len(list(storage.files())) == 4
    assert [one.name for one in storage.files("cards")] == ["cards/1/b.jpg"]
    storage.delete("documents/a.pdf")
    storage.delete("documents/a.pdf")
    storage.delete_all("cards")
    assert not any(map(storage.exists, ("documents/a.pdf", "cards/1/b.jpg")))
    for read in (storage.open, storage.size):
        with pytest.raises(FileNotFoundError):
            read("documents/a.pdf")


def test_upload_is_refused_where_the_bucket_is_not_what_it_should_be(storage, s3, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with pytest.raises(OSError, match="STORAGE_URL"):
        storage.save("a.pdf", ContentFile(b"x"))
    assert not list(s3[0].rglob("a.pdf"))


def get(address):
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read(), answer.headers["Cache-Control"]
    except urllib.error.HTTPError as error:
        return error.code, b"", None


@pytest.mark.skipif(not INSTALLED, reason="no nginx")
def test_pictures_come_from_the_bucket_and_stay_when_the_application_goes(
    starter_site, s3, tmp_path
):
    from tests.support.nginx import nginx

    folder, environment = s3
    with copy_site(starter_site, tmp_path) as site:
        site["environment"] |= {**environment, "STORAGE_URL": "s3://uploads/site"}
        assert not manage(site["environment"], "copy_uploads").startswith("0 files")
        assert manage(site["environment"], "copy_uploads").startswith("0 files")
        shutil.rmtree(site["environment"]["MEDIA_ROOT"])
        port = free_port()
        with nginx(port, STORAGE_URL="s3://uploads/site") as front:
            with running(site, port=port):
                original, size = manage(site["environment"], "shell", "-v0", "-c", UPLOAD).split()
                for name in (original, size):
                    assert (folder / "site" / name).stat().st_size
                assert not list(tmp_path.rglob(Path(size).name))
                address = f"{front.address}/media/"
                shown = get(address + size)
                assert shown[1] == (folder / "site" / size).read_bytes()
                assert "immutable" in shown[2]
                gone = [original, "images/none.webp", "contact.json"]
                assert [get(address + name)[0] for name in gone] == [404] * 3
            assert get(address + size) == shown
            mirrored = front.folder / "lib/mirror/current/media/images/mirrored.webp"
            mirrored.parent.mkdir(parents=True)
            mirrored.write_bytes(b"x")
            assert get(address + "images/mirrored.webp")[:2] == (200, b"x")
