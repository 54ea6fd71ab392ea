"""Pictures from print shops, cameras and scanners keep their colours, in every browser."""

import base64
from io import BytesIO

import pillow_heif
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.models import Filter

from policy.models import Picture
from policy.pictures.sizes import SPECS
from tests.support.profiles import INKS, adobe_rgb, inks, linear_grey

pytestmark = pytest.mark.one_database

SIZE = (500, 40)
SKIN = (200, 150, 120)
# As pages, the mark of a branch, home screens and the admin's lists show a picture.
SHOWN = [*Filter.expand_spec(SPECS), "fill-96x96|format-png", "max-165x165"]
DECODE = """async address => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return [...canvas.getImageData(image.width / 2, image.height / 2, 1, 1).data];
}"""
# The name, the mode of the pixels, their colour, the profile, and what one should see.
CASES = [
    ("cyan.jpg", "CMYK", (255, 0, 0, 0), inks(), (*INKS["c"], 255)),
    ("magenta.jpg", "CMYK", (0, 255, 0, 0), inks(), (*INKS["m"], 255)),
    ("paper.jpg", "CMYK", (0, 0, 0, 0), inks(), (255, 255, 255, 255)),
    ("ink-without-profile.jpg", "CMYK", (0, 255, 0, 0), b"", (255, 0, 255, 255)),
    ("ink-with-damage.jpg", "CMYK", (0, 255, 0, 0), inks()[:400], (255, 0, 255, 255)),
    ("ink-with-screen.jpg", "CMYK", (0, 255, 0, 0), adobe_rgb(), (255, 0, 255, 255)),
    ("screen-with-ink.jpg", "RGB", SKIN, inks(), (*SKIN, 255)),
    ("screen-with-ink.png", "RGBA", (*SKIN, 128), inks(), (*SKIN, 128)),
    ("screen-with-grey.webp", "RGB", SKIN, linear_grey(), (*SKIN, 255)),
    ("damaged.jpg", "RGB", SKIN, b"\0\0\0\nnonsens", (*SKIN, 255)),
    ("damaged.avif", "RGB", SKIN, b"nonsens", (*SKIN, 255)),
    ("adobe.jpg", "RGB", (144, 255, 60), adobe_rgb(), (0, 255, 0, 255)),
    ("adobe.png", "RGBA", (144, 255, 60, 128), adobe_rgb(), (0, 255, 0, 128)),
    ("adobe.avif", "RGB", (144, 255, 60), adobe_rgb(), (0, 255, 0, 255)),
    ("large-profile.jpg", "RGB", (144, 255, 60), adobe_rgb(4_000_000), (0, 255, 0, 255)),
    ("palette.png", "P", (144, 255, 60), adobe_rgb(), (0, 255, 0, 255)),
    ("grey.jpg", "L", 55, linear_grey(), (128, 128, 128, 255)),
    ("grey-with-alpha.png", "LA", (55, 128), linear_grey(), (128, 128, 128, 128)),
    ("grey-alone-with-alpha.png", "LA", (128, 128), b"", (128, 128, 128, 128)),
    ("deep-grey.png", "I;16", 55 * 257, linear_grey(), (128, 128, 128, 255)),
]
FORMATS = {"jpg": "JPEG", "png": "PNG", "avif": "AVIF", "webp": "WEBP"}


@pytest.fixture
def picture(db, request):
    name, mode, colour, profile, expected = request.param
    if mode == "P":
        image = Image.new("P", SIZE, 0)
        image.putpalette(colour)
    else:
        image = Image.new(mode, SIZE, colour)
    output = BytesIO()
    image.save(output, FORMATS[name.rpartition(".")[2]], quality=95, icc_profile=profile)
    picture = Picture.objects.create(title=name, file=ContentFile(output.getvalue(), name=name))
    picture.expected = expected
    return picture


every_case = pytest.mark.parametrize("picture", CASES, indirect=True, ids=lambda case: case[0])


@every_case
def test_colours_of_a_profile_are_taken_into_the_pixels(picture):
    with picture.file.open("rb") as file, Image.open(file) as image:
        assert "icc_profile" not in image.info
        assert is_near(image.convert("RGBA").getpixel((250, 20)), picture.expected)


@every_case
def test_every_form_of_a_picture_is_decoded_by_the_browser(page, picture):
    for rendition in picture.get_renditions(*SHOWN).values():
        data = rendition.file.read()
        with Image.open(BytesIO(data)) as image:
            assert "icc_profile" not in image.info
            kind = image.get_format_mimetype()
        assert len(data) < 20_000
        seen = page.evaluate(DECODE, f"data:{kind};base64,{base64.b64encode(data).decode()}")
        if kind == "image/jpeg":  # on white
            share = picture.expected[3] / 255
            expected = [255 - share * (255 - part) for part in picture.expected[:3]] + [255]
        else:
            expected = picture.expected
        assert is_near(seen, expected), rendition.file.name


def is_near(seen, expected):
    """Whether no part of a colour is more than a few hundredths away: pictures are compressed."""
    return all(abs(one - other) <= 9 for one, other in zip(seen, expected, strict=True))


def upload(admin, name, content):
    data = {"title": "Bild", "file": SimpleUploadedFile(name, content), "collection": 1, "tags": ""}
    return admin.post("/admin/images/add/", data)


def test_animated_png_is_shown_by_its_first_picture(admin, index):
    first, second = (Image.new("RGB", (64, 48), colour) for colour in ("red", "blue"))
    output = BytesIO()
    first.save(output, "PNG", save_all=True, append_images=[second], duration=500)
    assert b"acTL" in output.getvalue()
    for name in ("rorlig.png", "rorlig.apng"):
        assert upload(admin, name, output.getvalue()).status_code == 302
        with Picture.objects.latest("pk").file.open("rb") as file, Image.open(file) as image:
            assert not getattr(image, "is_animated", False)
            assert image.convert("RGB").getpixel((9, 9)) == (255, 0, 0)


@pytest.mark.parametrize("name", ["bild.jfif", "bild.JFIF", "bild.jpg"])
def test_jpeg_may_be_named_as_windows_names_it(admin, index, name):
    output = BytesIO()
    Image.new("RGB", (64, 48), "red").save(output, "JPEG")
    assert upload(admin, name, output.getvalue()).status_code == 302
    assert Picture.objects.latest("pk").file.name.endswith(".jpg")


@pytest.mark.parametrize("ending", ["heic", "HEIC", "heif"])
def test_heic_of_ten_bits_is_taken(admin, index, ending):
    deep = pillow_heif.from_bytes("RGB;16", (64, 48), b"\xff\xff\0\0\0\0" * (64 * 48))
    output = BytesIO()
    deep.save(output, quality=90)
    content = output.getvalue()
    assert content[8:12] == b"heix"
    assert upload(admin, f"bild.{ending}", content).status_code == 302
    with Picture.objects.latest("pk").file.open("rb") as file, Image.open(file) as image:
        assert is_near(image.getpixel((9, 9)), (255, 0, 0))
