"""Pictures from a phone, several at once: each gets a title, a description, a point of focus."""

import io

import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from playwright.sync_api import expect

from policy.models import Picture
from policy.pictures.file_titles import is_name_of, title_from
from policy.pictures.focus import point_of, set_point
from tests.support.editors import log_in
from tests.support.pictures import image_bytes, new_picture

pytestmark = pytest.mark.one_database

ADD = "/admin/images/multiple/add/"


def heic_bytes(size=(640, 480), orientation=1):
    """Return a picture as an iPhone makes it: red on the left, blue on the right."""
    width, height = size
    image = Image.new("RGB", size, "red")
    image.paste("blue", (width // 2, 0, width, height))
    heif = pillow_heif.from_pillow(image)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    heif.info["exif"] = exif.tobytes()
    output = io.BytesIO()
    heif.save(output, quality=80)
    return output.getvalue()


def upload(admin, name, content):
    """Upload as the screen for several pictures does, and return what it answers."""
    title = name.rpartition(".")[0]
    return admin.post(ADD, {"title": title, "files[]": SimpleUploadedFile(name, content)}).json()


def test_heic_held_upright_is_stored_upright_without_its_place(admin, index):
    content = heic_bytes(orientation=6)
    assert b"irot" in content
    assert upload(admin, "IMG_0001.HEIC", content)["success"]
    picture = Picture.objects.latest("pk")
    assert (picture.width, picture.height) == (480, 640)
    assert picture.file.name.endswith(".jpg")
    with picture.file.open("rb") as file, Image.open(file) as image:
        assert not image.getexif()
        top, bottom = image.getpixel((240, 20)), image.getpixel((240, 620))
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]
    rendition = picture.get_rendition("width-100|format-webp")
    assert (rendition.width, rendition.height) == (100, 133)


def test_name_of_the_file_becomes_a_title_and_never_a_description(admin, index):
    answer = upload(admin, "skolgård-i-alby_2.jpg", image_bytes())
    picture = Picture.objects.latest("pk")
    assert (picture.title, picture.description) == ("Skolgård i alby 2", "")
    assert picture.default_alt_text == ""
    assert "Tre elever läser vid ett bord i biblioteket" in answer["form"]


def test_title_that_somebody_wrote_is_left_alone(admin, index):
    data = {"title": "Vår  fest_2", "file": SimpleUploadedFile("IMG_1.jpg", image_bytes())}
    admin.post("/admin/images/add/", {**data, "collection": 1, "tags": ""})
    assert Picture.objects.latest("pk").title == "Vår  fest_2"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("IMG_1234.HEIC", "Bild 1234"),
        ("DSC00042.JPG", "Bild 00042"),
        ("PXL_20260512_101112345.jpg", "Bild från 12 maj 2026"),
        ("IMG-20260230-WA0001.jpg", "Bild utan titel"),
        ("2026-05-12.png", "Bild från 12 maj 2026"),
        ("3f2b8c1e-90ab-4cde-8f01-23456789abcd.webp", "Bild utan titel"),
        ("image.jpg", "Bild utan titel"),
        ("skolan%20i_Alby (2).jpg", "Skolan i Alby"),
        ("torget-scaled-1920x1080.jpg", "Torget"),
        ("decade.jpg", "Decade"),
        ("Åsa_på torget.avif", "Åsa på torget"),
    ],
)
def test_titles_say_what_they_can(name, title):
    assert title_from(name) == title


@given(st.text(max_size=80).map(lambda name: f"{name}.jpg"))
def test_any_name_gives_a_title(name):
    title = title_from(name.replace("/", "-").replace("\0", ""))
    assert title.strip() == title
    assert is_name_of(name, name)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("trasig.jpg", image_bytes((300, 300))[:300], "går inte att läsa som bild"),
        ("bild.heic", image_bytes(), "är något annat"),
        ("anteckning.txt", b"hej", "går inte att använda"),
    ],
)
def test_wrong_file_among_several_is_refused_in_swedish(admin, index, name, content, message):
    before = Picture.objects.count()
    answer = upload(admin, name, content)
    assert not answer["success"]
    assert message in answer["error_message"]
    assert Picture.objects.count() == before


def test_too_large_a_file_among_several_is_refused_in_swedish(admin, index):
    with override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=500):
        answer = upload(admin, "stor.jpg", image_bytes((600, 600)))
    assert "Filen är för stor" in answer["error_message"]


@given(st.integers(0, 100), st.integers(0, 100))
def test_focal_area_lies_within_the_picture_around_the_point(left, top):
    picture = Picture(width=800, height=600, collection_id=1)
    set_point(picture, (left, top))
    area = picture.get_focal_point()
    assert 0 <= area.left <= area.right <= 800
    assert 0 <= area.top <= area.bottom <= 600
    if 20 <= left <= 80 and 20 <= top <= 80:
        found = map(int, point_of(picture).split(","))
        assert all(abs(a - b) <= 1 for a, b in zip(found, (left, top), strict=True))


def test_point_outside_the_picture_is_refused(admin, index):
    picture = new_picture()
    prefix = f"image-{picture.pk}"
    data = {f"{prefix}-title": "Stuga", f"{prefix}-tags": "", f"{prefix}-focus": "50,101"}
    answer = admin.post(f"/admin/images/multiple/{picture.pk}/", data).json()
    assert "Tryck på en plats i bilden" in answer["form"]


def test_several_pictures_from_a_phone(browser, own_server):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, locale="sv-SE"
    )
    page = context.new_page()
    log_in(page, own_server["url"], "gun")
    page.goto(own_server["url"] + ADD)
    page.locator("#fileupload").set_input_files(
        [
            {"name": "IMG_1.HEIC", "mimeType": "image/heic", "buffer": heic_bytes()},
            {"name": "fel.txt", "mimeType": "text/plain", "buffer": b"hej"},
            {"name": "torget.jpg", "mimeType": "image/jpeg", "buffer": image_bytes((800, 600))},
        ]
    )
    forms = page.locator("#upload-list form")
    expect(forms).to_have_count(2)
    expect(page.get_by_text("Den sortens fil går inte att använda")).to_be_visible()
    first = forms.first
    expect(first.get_by_label("Titel")).to_have_value("Bild 1")
    assert first.bounding_box()["width"] > 300
    picture = first.locator("[data-focus] button")
    expect(picture.locator("img")).to_be_visible()
    box = picture.bounding_box()
    picture.tap(position={"x": box["width"] * 0.75, "y": box["height"] * 0.5})
    expect(picture.locator(".focus-point")).to_be_visible()
    picture.press("ArrowUp")
    first.get_by_label("Beskrivning").fill("Ett rött och ett blått fält")
    first.get_by_role("button", name="Uppdatera").click()
    expect(forms).to_have_count(1)
    page.goto(own_server["url"] + "/admin/images/")
    page.get_by_text("Bild 1", exact=True).first.click()
    expect(page.get_by_label("Beskrivning")).to_have_value("Ett rött och ett blått fält")
    assert page.locator(".focal_point_x").input_value() == "480"
    assert page.locator(".focal_point_y").input_value() == "216"
    context.close()
