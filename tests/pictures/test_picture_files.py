"""An address of a picture never means another picture, and a deleted one is gone everywhere."""

import importlib
import os
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from PIL import Image
from wagtail.models import Page

from contact.models import Appearance
from policy.models import Picture, PictureRendition
from tests.support.pictures import image_bytes, new_picture
from tests.support.profiles import adobe_rgb
from tests.support.servers import manage

pytestmark = pytest.mark.one_database

SHOWN = "width-480|format-webp"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """What is deleted here comes back in the database alone, and other tests need the files."""
    shutil.copytree(settings.MEDIA_ROOT, tmp_path / "uploads")
    settings.MEDIA_ROOT = str(tmp_path / "uploads")


def media():
    root = Path(settings.MEDIA_ROOT)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def red_and_blue(name="portratt.jpg"):
    for colour in ("red", "blue"):
        content = image_bytes((600, 400), colour)
        yield Picture.objects.create(title=colour, file=ContentFile(content, name=name))


def replace(admin, picture, content, name="portratt.jpg"):
    data = {"title": "Bild", "file": SimpleUploadedFile(name, content), "collection": 1, "tags": ""}
    assert admin.post(f"/admin/images/{picture.pk}/", data).status_code == 302


def test_picture_uploaded_after_another_of_its_name_has_another_address(
    db, django_capture_on_commit_callbacks
):
    addresses = set()
    for picture in red_and_blue():
        addresses |= {picture.file.name, picture.get_rendition(SHOWN).url}
        with django_capture_on_commit_callbacks(execute=True):
            picture.delete()
    assert len(addresses) == 4


def test_same_name_twice_at_once_has_two_addresses(db):
    addresses = {one.get_rendition(SHOWN).url for one in red_and_blue()}
    assert len(addresses) == 2


def test_crop_with_another_focus_has_another_address(db):
    half = Image.new("RGB", (900, 300), "red")
    half.paste("blue", (450, 0, 900, 300))
    output = BytesIO()
    half.save(output, "PNG")
    picture = Picture.objects.create(
        title="Halv", file=ContentFile(output.getvalue(), name="a.png")
    )
    addresses = set()
    for left in (100, 800):
        picture.focal_point_x, picture.focal_point_y = left, 150
        picture.focal_point_width = picture.focal_point_height = 50
        picture.save()
        addresses.add(picture.get_rendition("fill-200x200").url)
    assert len(addresses) == 2


@pytest.mark.parametrize("name", ["a" * 300 + ".jpg", "å.b.c.jpg", "..jpg", "ب.jpg"])
def test_any_name_makes_names_of_files(db, name):
    picture = new_picture(name)
    for one in picture.get_renditions(SHOWN, "fill-512x512|bgcolor-f6f1ea|format-png").values():
        assert Path(settings.MEDIA_ROOT, one.file.name).exists()


def test_replaced_twice_by_a_file_of_the_same_name_never_repeats_an_address(
    admin, index, django_capture_on_commit_callbacks
):
    picture = next(red_and_blue())
    seen = []
    for colour in ("green", "yellow", "red"):
        picture = Picture.objects.get(pk=picture.pk)
        rendition = picture.get_rendition(SHOWN)
        seen.append((rendition.url, picture.file.name, picture.file_hash))
        with django_capture_on_commit_callbacks(execute=True):
            replace(admin, picture, image_bytes((600, 400), colour))
        assert not {picture.file.name, rendition.file.name} & media()
    assert len({address for address, *_ in seen}) == 3


@pytest.fixture
def mirror(tmp_path, settings):
    settings.MIRROR_FOLDER = tmp_path / "mirror"
    return settings.MIRROR_FOLDER


@pytest.mark.parametrize("way", ["deleted", "replaced"])
def test_picture_that_is_gone_is_gone_from_disk_cards_and_mirror(
    admin, client, area, mirror, way, django_capture_on_commit_callbacks
):
    picture = next(red_and_blue(f"gast_{way}.jpg"))
    picture = Picture.objects.get(pk=picture.pk)
    with django_capture_on_commit_callbacks(execute=True):
        area.picture = picture
        area.save_revision().publish()
        Appearance.objects.create(site=area.get_site(), mark=picture)
    before = media()
    card = re.search(r"/delningsbild/[^\"]+", client.get(area.url).text)[0]
    assert client.get(card).status_code == 200
    call_command("export_static", mirror)
    made = {path for path in media() if f"gast_{way}" in path or "cards/" in path} - before
    assert len(made) > 10
    wanted = (f"gast_{way}", "utseende")
    copies = {one for one in mirror.rglob("*") if any(word in str(one) for word in wanted)}
    assert any("utseende" in str(one) for one in copies if one.is_file())
    with django_capture_on_commit_callbacks(execute=True):
        if way == "deleted":
            admin.post(f"/admin/images/{picture.pk}/delete/")
        else:
            replace(admin, picture, image_bytes((600, 400), "green"))
    assert not made & media()
    assert picture.file.name not in media()
    assert not [one for one in copies if one.is_file() and one.suffix != ".css"]
    assert client.get(card).status_code == 302
    assert client.get(area.url).status_code == 200


def test_pictures_of_a_former_version_get_names_of_their_content(
    client, area, django_capture_on_commit_callbacks
):
    content = image_bytes((600, 400), (144, 255, 60), icc_profile=adobe_rgb(), quality=95)
    picture, missing = new_picture("ny.jpg"), new_picture("borta.jpg")
    storage = picture.file.storage
    former = storage.save("original_images/gammal.jpg", ContentFile(content))
    Picture.objects.filter(pk=picture.pk).update(file=former, file_hash="0" * 40)
    Picture.objects.filter(pk=missing.pk).update(file="original_images/ingen.jpg")
    area.picture = picture = Picture.objects.get(pk=picture.pk)
    area.save_revision().publish()
    # One page is enough to see renditions made anew.
    Page.objects.exclude(pk__in=[area.pk, area.get_parent().pk]).update(live=False)
    client.get(area.url)
    renditions = set(PictureRendition.objects.values_list("file", flat=True))
    assert renditions & media()
    migration = importlib.import_module("policy.migrations.0004_names_of_picture_files")
    with django_capture_on_commit_callbacks(execute=True):
        before = MigrationLoader(connection).project_state(("policy", "0003_picture_file"))
        migration.rename(before.apps, None)
    assert renditions & media() == renditions
    assert former not in media()
    assert not PictureRendition.objects.exists()
    for name in renditions:
        os.utime(Path(settings.MEDIA_ROOT, name), (0, 0))
    call_command("set_up", verbosity=0)
    assert not (renditions - set(PictureRendition.objects.values_list("file", flat=True))) & media()
    made = picture.renditions.count()
    assert made >= 12
    picture.refresh_from_db()
    with picture.file.open("rb") as file, Image.open(file) as image:
        assert picture.file_hash[:16] in picture.file.name
        assert "icc_profile" not in image.info
        assert image.getpixel((300, 200))[0] < 10
    html = client.get(area.url).text
    assert "not-found" not in html
    assert picture.renditions.count() == made
    shown = picture.renditions.get(filter_spec="format-webp|width-480")
    assert shown.url in html
    assert Picture.objects.get(pk=missing.pk).file.name == "original_images/ingen.jpg"


PIXEL = """async () => {
    const image = document.querySelector("main picture img");
    await image.decode();
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.drawImage(image, 0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
}"""


SHOW = """
from django.core.files.base import ContentFile
from policy.models import Picture, PolicyAreaPage
from tests.support.pictures import image_bytes
Picture.objects.filter(title="Portratt").delete()
content = ContentFile(image_bytes((900, 600), {colour!r}), name="portratt.jpg")
page = PolicyAreaPage.objects.get(slug="trygghet", locale__language_code="sv")
page.picture = Picture.objects.create(title="Portratt", description="Grannar", file=content)
page.save_revision().publish()
"""


def test_returning_visitor_sees_the_new_picture_of_an_old_name(page, own_server):
    for colour in ((254, 0, 0), (0, 0, 254)):
        manage(own_server["environment"], "shell", "-v0", "-c", SHOW.format(colour=colour))
        page.goto(own_server["url"] + "/trygghet/")
        seen = page.evaluate(PIXEL)
        assert all(abs(a - b) < 12 for a, b in zip(seen, colour, strict=False)), seen
