"""Large pictures are decoded one at a time, by all processes together."""

import fcntl
import os
import threading
import time
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from policy.models import Picture
from policy.pictures import queue
from tests.support.pictures import image_bytes

pytestmark = pytest.mark.one_database

LARGE = (2001, 2000)


@pytest.fixture
def elsewhere():
    """Another process of the machine decodes a large picture, until told that it is done."""
    folder = os.open(settings.MEDIA_ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    done = threading.Event()

    def finish():
        done.set()
        os.close(folder)

    yield finish
    if not done.is_set():
        finish()


def upload(admin, content, name="bild.jpg"):
    data = {"title": "Bild", "file": SimpleUploadedFile(name, content), "collection": 1, "tags": ""}
    return admin.post("/admin/images/add/", data)


def test_large_upload_waits_for_the_one_before_it(admin, index, elsewhere):
    threading.Timer(1, elsewhere).start()
    began = time.monotonic()
    assert upload(admin, image_bytes(LARGE)).status_code == 302
    assert time.monotonic() - began > 1


def test_small_upload_waits_for_nobody(admin, index, elsewhere):
    assert upload(admin, image_bytes((1600, 1200))).status_code == 302


def test_upload_that_would_wait_for_long_is_told_so(admin, index, elsewhere, monkeypatch):
    monkeypatch.setattr(queue, "MAX_WAIT", 0.2)
    before = Picture.objects.count()
    answer = upload(admin, image_bytes(LARGE))
    assert "Många stora bilder laddas upp just nu" in answer.text
    assert Picture.objects.count() == before


def test_fourth_large_upload_at_once_is_told_to_come_back(admin, index):
    for _ in range(3):
        queue.uploads.acquire()
    try:
        assert "Många stora bilder" in upload(admin, image_bytes(LARGE)).text
        assert upload(admin, image_bytes()).status_code == 302
    finally:
        queue.uploads.release(3)
    assert upload(admin, image_bytes(LARGE)).status_code == 302


def test_large_renditions_are_made_one_after_another(admin, index, elsewhere):
    picture = Picture.objects.create(title="Stor", file=SimpleUploadedFile("a.png", png(LARGE)))
    threading.Timer(1, elsewhere).start()
    began = time.monotonic()
    picture.get_renditions("width-480|format-webp", "width-800|format-webp")
    assert time.monotonic() - began > 1


def png(size):
    output = BytesIO()
    Image.new("L", size).save(output, "PNG")
    return output.getvalue()
