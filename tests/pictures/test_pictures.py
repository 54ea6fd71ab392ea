import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from policy.models import Picture
from policy.pictures.preparation import prepare
from policy.pictures.responsive import responsive
from tests.support.pictures import image_bytes, new_picture

pytestmark = pytest.mark.one_database

PLACE = "Nedergårdsvägen 24"


def stored(name, content):
    picture = Picture.objects.create(title="Bild", file=ContentFile(content, name=name))
    return picture, picture.file.read()


def camera_exif():
    exif = Image.Exif()
    exif[0x010E] = PLACE
    exif[0x0112] = 6  # held upright: the pixels lie on their side
    exif.get_ifd(0x8825)[1] = "N"
    return exif


@pytest.mark.parametrize(
    ("name", "form"), [("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_camera_metadata_is_not_stored(db, name, form):
    content = image_bytes((64, 48), form=form, exif=camera_exif(), xmp=PLACE.encode())
    picture, data = stored(name, content)
    with Image.open(BytesIO(data)) as image:
        assert not image.getexif()
        assert not image.info.get("xmp")
    assert PLACE.encode() in content
    assert PLACE.encode() not in data
    assert (picture.width, picture.height) == (48, 64)
    assert picture.file_size == len(data)


def test_comments_in_jpeg_and_png_are_not_stored(db):
    text = PngInfo()
    text.add_text("Author", PLACE)
    for name, content in [
        ("a.jpg", image_bytes(comment=PLACE.encode())),
        ("a.png", image_bytes(form="PNG", pnginfo=text)),
    ]:
        assert b"Nedergardsvagen" not in stored(name, content)[1]
        with Image.open(BytesIO(stored(name, content)[1])) as image:
            assert not {"comment", "Author"} & set(image.info)


def test_grey_of_sixteen_bits_is_shown_as_grey_of_eight(client, area):
    scan = Image.new("I;16", (1000, 10))
    scan.putdata([place * 65 for place in range(1000)] * 10)
    output = BytesIO()
    scan.save(output, "PNG")
    area.picture, data = stored("karta.png", output.getvalue())
    area.save_revision().publish()
    assert client.get(area.url).status_code == 200
    with Image.open(BytesIO(data)) as image:
        assert (image.mode, image.getextrema()) == ("L", (0, 252))


def test_grey_of_sixteen_bits_keeps_its_transparent_level(db):
    scan = Image.new("I;16", (2, 1), 40_000)
    output = BytesIO()
    scan.save(output, "PNG", transparency=40_000)
    with Image.open(BytesIO(stored("karta.png", output.getvalue())[1])) as image:
        assert image.getextrema() == (image.info["transparency"],) * 2


def test_page_outlives_a_picture_of_its_text(client, admin, area):
    picture = new_picture("snart-borta.jpg")
    shown = {"image": {"image": picture, "alt_text": "En karta", "decorative": False}}
    area.body = [("pictures", {"pictures": [{**shown, "caption": "Kartan"}]})]
    area.save_revision().publish()
    assert "Kartan" in client.get(area.url).text
    picture.delete()
    for path in ("/", area.url):
        assert client.get(path).status_code == 200
    assert "Kartan" not in client.get(area.url).text


def test_draft_with_a_picture_not_chosen_yet_is_shown(admin, area):
    area.body = [("pictures", {"pictures": [{"image": None, "caption": ""}]})]
    area.save_revision(clean=False)
    assert admin.get(f"/admin/pages/{area.pk}/view_draft/").status_code == 200


def test_transparency_of_png_is_kept(db):
    output = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(output, "PNG")
    with Image.open(BytesIO(stored("a.png", output.getvalue())[1])) as image:
        assert image.mode == "RGBA"


def test_editing_other_fields_leaves_the_file_alone(db):
    picture = new_picture()
    before = (picture.file.name, picture.file_hash)
    picture = Picture.objects.get(pk=picture.pk)
    picture.credit = "Någon"
    picture.save()
    assert (picture.file.name, picture.file_hash) == before


def test_title_is_never_the_alternative_text(db):
    assert new_picture(title="IMG_1234", description="").default_alt_text == ""


def test_page_offers_every_format_with_dimensions(client, index):
    html = client.get("/trygghet/").content.decode()
    for form in ("avif", "webp"):
        assert f'type="image/{form}"' in html
    fallback = html[html.index("<img") :]
    fallback = fallback[: fallback.index(">")]
    assert ".jpg" in fallback
    for attribute in ("width=", "height=", "alt=", "sizes="):
        assert attribute in fallback


def test_only_the_first_picture_loads_at_once(client, index):
    html = client.get("/").content.decode()
    assert html.count('fetchpriority="high"') == 1
    assert html.index('fetchpriority="high"') < html.index('loading="lazy"')


def test_palette_keeps_its_transparent_colour(db):
    image = Image.new("P", (8, 8), 0)
    image.putpalette([255, 0, 0])
    output = BytesIO()
    image.save(output, "PNG", transparency=0)
    with Image.open(BytesIO(stored("a.png", output.getvalue())[1])) as image:
        assert image.convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("width", [300, 800, 1000])
def test_small_picture_is_offered_once_in_each_width(db, width):
    picture, _data = stored("a.jpg", image_bytes((width, 100)))
    prepare()
    html = responsive(picture, alt="", sizes="100vw", eager=False, request=None)
    widths = [re.findall(r" (\d+)w", choice) for choice in re.findall(r'srcset="([^"]+)"', html)]
    assert html.count("<source") == 2
    for offered in widths:
        assert len(offered) == len(set(offered))


def test_evening_takes_the_place_of_the_picture_in_the_dark_theme(client, area):
    area.picture_dark = new_picture("kvall.jpg")
    area.save_revision().publish()
    prepare()
    dark = '<source media="screen and (prefers-color-scheme: dark)" type="image/{}" srcset="'
    html = client.get("/utbildning/").content.decode()
    [shown] = re.findall(r"<picture>.*?</picture>", html, re.DOTALL)
    kinds = [shown.index(dark.format(kind)) for kind in ("avif", "webp", "jpeg")]
    assert kinds == sorted(kinds)
    assert kinds[-1] < shown.index("<source sizes=")
    area.picture_dark.set_private(True)
    assert 'prefers-color-scheme: dark)" type' not in client.get("/utbildning/").content.decode()
