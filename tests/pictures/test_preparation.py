"""The sizes of a picture are made before anybody asks for them, and no visitor waits for them."""

import logging
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image

from policy.models import Picture, PictureRendition
from policy.pictures import preparation, renditions
from policy.pictures.preparation import prepare, state_of
from policy.pictures.signals import pictures_waiting
from policy.pictures.sizes import PAGE
from site_project.background import BackgroundThread
from tests.support.pictures import image_bytes, new_picture

pytestmark = pytest.mark.one_database


def large_picture(name, colour="red"):
    content = ContentFile(image_bytes((2400, 1600), colour), name=name)
    return Picture.objects.create(title=name, description="En bild", file=content)


@pytest.fixture
def decodings(monkeypatch):
    """The pictures that are decoded."""
    decoded = []
    shrunk = renditions.shrunk

    def counted(picture, filters):
        decoded.append(picture.pk)
        return shrunk(picture, filters)

    monkeypatch.setattr("policy.models.images.shrunk", counted)
    return decoded


def show(area, *pictures):
    shown = [
        {"image": {"image": one, "alt_text": "En bild", "decorative": False}, "caption": ""}
        for one in pictures
    ]
    area.body = [("pictures", {"pictures": shown})]
    area.save_revision().publish()


def test_all_sizes_come_from_one_decoding(db, decodings):
    picture = large_picture("stor.jpg")
    prepare()
    # The size that comes before the others is the second.
    assert decodings == [picture.pk] * 2
    made = picture.renditions.all()
    assert {one.filter_spec for one in made} == {one.spec for one in PAGE.filters}
    for one in made:
        with one.file.open("rb") as file, Image.open(file) as image:
            assert image.size == (one.width, one.width * 2 // 3)
            assert image.format.lower() in one.filter_spec
            red, green, blue = image.convert("RGB").getpixel((9, 9))
            assert red > 245
            assert max(green, blue) < 10
    assert {one.width for one in made} == {480, 800, 1200, 1600}


def test_crop_is_that_of_the_original(db):
    half = Image.new("RGB", (1600, 1200), "red")
    half.paste("blue", (800, 0, 1600, 1200))
    picture = new_picture()
    half.save(picture.file.path, "JPEG", quality=95)
    picture.width, picture.height = half.size
    picture.focal_point_x, picture.focal_point_y = 1500, 600
    picture.focal_point_width = picture.focal_point_height = 100
    with picture.get_rendition("fill-300x300|format-png").file.open("rb") as file:
        colours = Image.open(file).convert("RGB")
        assert colours.size == (300, 300)
        assert colours.getpixel((20, 150))[0] > 200  # from 400 pixels on, to 1,600
        assert colours.getpixel((280, 150))[2] > 200


def test_request_makes_one_size_of_one_picture_at_most(client, area, decodings):
    pictures = [large_picture(f"ny{number}.jpg") for number in range(3)]
    show(area, *pictures)
    before = PictureRendition.objects.count()
    html = client.get(area.url).text
    assert PictureRendition.objects.count() == before + 1
    assert len(decodings) == 1
    assert "ny0.format-jpeg.width-800" in html
    assert "ny1." not in html
    prepare()
    html = client.get(area.url).text
    for number in range(3):
        for form in ("avif", "webp", "jpeg"):
            assert f"ny{number}.format-{form}.width-1600" in html


def test_page_shows_the_nearest_size_where_the_sizes_have_changed(client, area, decodings):
    picture = large_picture("omgjord.jpg")
    show(area, picture)
    for spec in ("width-400|format-webp", "width-900|format-webp", "fill-800x800|format-webp"):
        picture.get_rendition(spec)
    decodings.clear()
    html = client.get(area.url).text
    assert "omgjord.width-900.format-webp" in html
    assert not decodings


def test_first_sizes_of_all_pictures_come_before_the_others(db, decodings):
    first, second = large_picture("a.jpg"), large_picture("b.jpg")
    prepare(limit=2)
    assert decodings == [first.pk, second.pk]
    assert {one.filter_spec for one in first.renditions.all()} == {PAGE.first.spec}
    prepare()
    assert decodings[2:] == [first.pk, second.pk]


def test_pictures_are_not_all_listed_again_after_each_step(db, monkeypatch):
    for number in range(10):
        large_picture(f"{number}.jpg")
    lists, made, left = [], [], []
    missing = preparation.missing
    monkeypatch.setattr(preparation, "missing", lambda: lists.append(1) or missing())
    monkeypatch.setattr(preparation, "make", lambda picture, sizes: made.append(picture.pk))
    prepare(report=left.append, limit=20)
    assert (len(made), len(lists)) == (20, 3)
    assert set(left) == {10}


def test_old_picture_that_nothing_shows_takes_little_room(area):
    old = large_picture("gammal.jpg")
    Picture.objects.update(created_at=old.created_at - timedelta(days=30))
    prepare()
    old.refresh_from_db()
    assert old.renditions.count() == 1
    assert "när en sida visar bilden" in state_of(old)
    show(area, old)
    assert "håller på att göras" in state_of(old)
    prepare()
    assert old.renditions.count() == len(PAGE.filters)
    assert "Klar att visas" in state_of(old)


def test_sizes_of_a_file_that_is_replaced_meanwhile_are_not_kept(db, monkeypatch):
    picture = large_picture("innan.jpg")
    shrunk = renditions.shrunk

    def slow(one, filters):
        replaced = Picture.objects.get(pk=picture.pk)
        if replaced.file.name == picture.file.name:
            replaced.file = ContentFile(image_bytes((2400, 1600), "blue"), name="efter.jpg")
            replaced.save()
        return shrunk(one, filters)

    monkeypatch.setattr("policy.models.images.shrunk", slow)
    prepare()
    names = set(PictureRendition.objects.filter(image=picture).values_list("file", flat=True))
    assert len(names) == len(PAGE.filters)
    assert all("efter" in name for name in names)


def test_file_that_cannot_be_read_is_passed_over_and_logged_once(db, caplog, monkeypatch):
    monkeypatch.setattr(preparation, "unreadable", set())
    broken = large_picture("trasig.jpg")
    Path(broken.file.path).write_bytes(b"ingen bild")
    fine = large_picture("hel.jpg")
    with caplog.at_level(logging.WARNING, preparation.__name__):
        prepare()
        prepare()
    assert [broken.file.name in record.getMessage() for record in caplog.records] == [True]
    assert fine.renditions.count() == len(PAGE.filters)
    assert "kan inte läsas" in state_of(broken)


def test_editor_sees_whether_a_picture_is_ready(admin, index):
    picture = large_picture("halv.jpg")
    address = f"/admin/images/{picture.pk}/"
    assert "håller på att göras" in admin.get(address).text
    prepare()
    assert "Klar att visas" in admin.get(address).text


def test_scheduler_makes_what_others_have_left(index):
    picture = large_picture("kvar.jpg")
    call_command("run_scheduled")
    assert picture.renditions.count() == len(PAGE.filters)


def test_new_picture_and_page_are_told_of_where_the_site_is_served(
    area, django_capture_on_commit_callbacks
):
    told = []

    def tell(**kwargs):
        told.append(1)

    pictures_waiting.connect(tell)
    try:
        for change in (new_picture, area.save_revision().publish):
            with django_capture_on_commit_callbacks(execute=True):
                change()
            assert told
            told.clear()
    finally:
        pictures_waiting.disconnect(tell)
    assert "prepare_from_now_on" in Path(settings.BASE_DIR, "site_project/wsgi.py").read_text()


def test_thread_does_once_more_what_is_asked_for_meanwhile():
    done = []

    def job():
        done.append(os.getpid())
        if len(done) == 1:
            thread.start()

    thread = BackgroundThread("a-thread", job)
    thread.requested.set()
    thread.running.acquire()
    thread.run()
    assert len(done) == 2
    assert not thread.running.locked()
