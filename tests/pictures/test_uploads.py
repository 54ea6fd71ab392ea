"""Hostile uploads: each is refused with a message at the field, and none becomes active content."""

import contextlib
import random

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document

from policy.models import Picture
from policy.pictures.fields import PictureField
from tests.support.hostile import DOCUMENTS, HTML, PICTURES, png
from tests.support.pictures import image_bytes

pytestmark = pytest.mark.one_database


def names(case):
    return case if isinstance(case, str) else ""


def upload(admin, kind, name, content):
    file = SimpleUploadedFile(name, content)
    data = {"title": "Fil", "file": file, "collection": 1, "tags": ""}
    return admin.post(f"/admin/{kind}/add/", data, follow=False)


@pytest.mark.parametrize(("name", "content"), PICTURES, ids=names)
def test_hostile_picture_is_refused_at_its_field(admin, index, name, content):
    before = Picture.objects.count()
    answer = upload(admin, "images", name, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert Picture.objects.count() == before


@pytest.mark.parametrize(("name", "content"), DOCUMENTS, ids=names)
def test_hostile_document_is_refused_at_its_field(admin, index, name, content):
    answer = upload(admin, "documents", name, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("rad.png", png(1, 60_000_000), "längre än 16 000 pixlar"),
        ("rad.png", png(16_001, 1), "längre än 16 000 pixlar"),
        ("stor.png", png(8001, 8000), "64000000 bildpunkter"),
        ("bomb.png", png(60_000, 60_000), "64000000 bildpunkter"),
        ("bild.png", image_bytes(form="GIF"), "är något annat (gif)"),
    ],
)
def test_too_large_a_picture_is_refused_by_its_header_alone(admin, index, name, content, reason):
    answer = upload(admin, "images", name, content)
    assert reason in str(answer.context["form"].errors["file"])


@pytest.mark.parametrize("form", ["AVIF", "JPEG", "PNG", "WEBP"])
def test_broken_picture_is_refused_or_taken_and_never_an_error(form):
    chance = random.Random(5)
    whole = image_bytes((120, 90), form=form)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(5):
            broken[chance.randrange(min(300, len(whole)))] = chance.randrange(256)
        with contextlib.suppress(ValidationError):
            PictureField().clean(SimpleUploadedFile(f"bild.{form.lower()}", bytes(broken)))


def test_picture_that_is_also_a_page_loses_the_page(admin, index):
    upload(admin, "images", "bild.jpg", image_bytes() + HTML)
    assert b"<script>" not in Picture.objects.latest("pk").file.read()


def test_path_in_a_name_goes_nowhere(admin, index):
    upload(admin, "documents", "../../../etc/passwd.txt", b"Hej")
    assert Document.objects.get().file.name == "documents/passwd.txt"


def test_document_is_saved_by_the_browser_and_never_shown(client, db):
    document = Document.objects.create(title="P", file=ContentFile(HTML, name="p.pdf"))
    headers = client.get(document.url, headers={"Accept-Encoding": "gzip"}).headers
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Content-Encoding" not in headers
    assert headers["Content-Length"] == str(len(HTML))
