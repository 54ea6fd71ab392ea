"""The branch's name, mark and colour: one setting, seen wherever the branch is seen."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.test.utils import override_settings
from django.urls import reverse
from PIL import Image, ImageColor
from wagtail.models import Site

from contact.appearance.palette import PAPER
from contact.appearance.stylesheets import VERSION
from contact.models import Appearance, ContactDetails
from contact.models.appearance import DEFAULT_ACCENT
from policy.models import Picture
from policy.pages.navigation import Navigation
from policy.pictures.cards import Card
from policy.pictures.drawing import Brand
from tests.support.page_cache import AT_MOST, advanced
from tests.support.pictures import image_bytes

pytestmark = pytest.mark.one_database

BLUE = "#006aa7"


@pytest.fixture
def site(index):
    return Site.objects.get()


@pytest.fixture
def blue(site):
    return Appearance.objects.create(site=site, accent=BLUE)


@pytest.fixture
def mark(db):
    content = image_bytes((600, 600), "#112233", "PNG")
    return Picture.objects.create(title="Vårt märke", file=ContentFile(content, name="m.png"))


def save(admin, site, **fields):
    data = {"name": "Föreningen i Ås", "accent": BLUE, "mark": "", **fields}
    return admin.post(f"/admin/settings/contact/appearance/{site.pk}/", data, follow=True)


def text_of(client, path="/"):
    return client.get(path).content.decode()


def links(html, rel):
    return re.findall(rf'<link rel="{rel}" href="([^"]+)"', html)


def image_at(client, address):
    response = client.get(address)
    assert "immutable" in response["Cache-Control"]
    return Image.open(io.BytesIO(response.getvalue()))


def test_administrator_changes_name_and_colour_at_once(admin, client, site):
    assert "Sparat: utseende" in save(admin, site, accent="006AA7").content.decode()
    html = text_of(client)
    assert "Föreningen i Ås" in html
    assert ContactDetails.objects.get().organisation == "Föreningen i Ås"
    assert f'<meta name="theme-color" content="{BLUE}" ' in html
    assert Appearance.objects.get().accent == BLUE


def test_both_places_of_the_name_say_that_it_is_one(admin, site):
    for model, other in (("appearance", "Kontaktuppgifter"), ("contactdetails", "Utseende")):
        address = reverse("wagtailsettings:edit", args=["contact", model, site.pk])
        assert f"Det är samma namn som under {other}" in text_of(admin, address)


def test_colour_comes_after_the_tokens_it_replaces_and_before_all_else(client, blue):
    sheets = links(text_of(client), "stylesheet")
    assert "tokens" in sheets[0]
    assert "006aa7" in sheets[1]
    response = client.get(sheets[1])
    assert f"--accent: light-dark({BLUE}, " in response.content.decode()
    assert (response["Content-Type"], response["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )


def test_default_colour_costs_no_request(client, site):
    sheets = links(text_of(client), "stylesheet")
    assert all(sheet.startswith("/static/") for sheet in sheets)


@pytest.mark.parametrize(
    "path", ["ffcc00-2.png", "zzzzzz.svg", "c00027-9999.png", "c00027.css", "c00027-999.css"]
)
def test_addresses_that_mean_nothing_are_not_found(client, site, path):
    assert client.get(f"/utseende/{path}").status_code == 404


def test_too_light_a_colour_is_refused_and_nothing_is_saved(admin, site):
    html = save(admin, site, accent="#ffcc00").content.decode()
    assert "#ffcc00 är för ljus" in html
    assert 'value="Föreningen i Ås"' in html
    assert Appearance.of(site).accent == DEFAULT_ACCENT
    assert ContactDetails.objects.get().organisation != "Föreningen i Ås"


def test_drawn_mark_has_the_colour_in_every_icon(client, blue):
    html = text_of(client)
    assert f'fill="{BLUE}"' in text_of(client, links(html, "icon")[0])
    assert image_at(client, links(html, "apple-touch-icon")[0]).getpixel((90, 90)) == (0, 106, 167)
    manifest = client.get("/manifest.webmanifest").json()
    assert manifest["theme_color"] == BLUE
    for icon in manifest["icons"]:
        image = image_at(client, icon["src"])
        assert f"{image.width}x{image.height}" == icon["sizes"]
        assert image.getpixel((image.width // 2, image.width // 2)) == (0, 106, 167)


@pytest.mark.parametrize("path", ["ffcc00-512.png", "ffcc00.svg", f"ffcc00-{VERSION}-admin.css"])
def test_nobody_but_an_editor_has_other_colours_made(client, admin, blue, path):
    address = f"/utseende/{path}"
    todays = address.replace("ffcc00", BLUE[1:])
    assert client.get(address).url == todays
    assert client.get(todays).status_code == 200
    assert "immutable" in client.get(todays).headers["Cache-Control"]
    preview = admin.get(address)
    assert preview.status_code == 200
    assert preview.headers["Cache-Control"] == "private, no-store"


def test_sheet_of_a_former_colour_leads_nowhere_when_the_site_has_its_first_again(client, site):
    assert client.get(f"/utseende/ffcc00-{VERSION}.css").status_code == 404


def test_uploaded_mark_stands_in_the_header_and_in_every_icon(admin, client, site, mark):
    save(admin, site, mark=mark.pk)
    html = text_of(client)
    mark_in_header = r'<img class="mark-picture" src="([^"]+)" width="96" height="96" alt="">'
    [shown] = re.findall(mark_in_header, html)
    icons = [icon["src"] for icon in client.get("/manifest.webmanifest").json()["icons"]]
    *icons, maskable = icons
    for address in [shown, *links(html, "icon"), *links(html, "apple-touch-icon"), *icons]:
        assert image_at(client, address).convert("RGB").getpixel((40, 40)) == (17, 34, 51)
    # Whatever shape it is cut to, the whole mark is left.
    safe = image_at(client, maskable)
    corner, middle = (0.2 * safe.width,) * 2, (0.5 * safe.width,) * 2
    assert safe.getpixel(corner) == ImageColor.getrgb(PAPER[0])
    assert safe.getpixel(middle) == (17, 34, 51)


def test_transparent_mark_lies_on_paper_in_icons_alone(admin, client, site):
    output = io.BytesIO()
    Image.new("RGBA", (600, 600), (0, 0, 0, 0)).save(output, "PNG")
    content = ContentFile(output.getvalue(), name="m.png")
    save(admin, site, mark=Picture.objects.create(title="Märke", file=content).pk)
    html = text_of(client)
    [shown] = re.findall(r'<img class="mark-picture" src="([^"]+)"', html)
    assert image_at(client, shown).convert("RGBA").getpixel((40, 40))[3] == 0
    icon = image_at(client, links(html, "apple-touch-icon")[0]).convert("RGBA")
    assert icon.getpixel((40, 40)) == (*ImageColor.getrgb(PAPER[0]), 255)


def test_address_of_a_former_mark_leads_to_todays(client, blue, mark):
    assert client.get("/utseende/marke-0123-96.png").status_code == 404
    blue.mark = mark
    blue.save()
    assert client.get("/utseende/marke-0123-96.png").url == blue.mark_url(96)
    mark.delete()
    assert 'class="mark-picture"' not in text_of(client)


@pytest.mark.parametrize(
    ("size", "message"), [((600, 400), "kvadratiskt"), ((90, 90), "för liten")], ids=str
)
def test_mark_that_is_not_square_or_too_small_is_refused(admin, site, size, message):
    picture = Picture.objects.create(
        title="Bild", file=ContentFile(image_bytes(size), name="bild.jpg")
    )
    assert message in save(admin, site, mark=picture.pk).content.decode()
    assert Appearance.of(site).mark is None


def test_mark_of_the_smallest_size_is_taken(admin, site):
    content = ContentFile(image_bytes((180, 180)), name="bild.jpg")
    save(admin, site, mark=Picture.objects.create(title="Bild", file=content).pk)
    assert Appearance.of(site).mark.width == 180


def test_sharing_cards_have_the_colour(client, index, area, blue):
    details = ContactDetails.objects.get()
    address = re.search(r'og:image" content="http://localhost([^"]+)"', text_of(client, area.url))
    card = Card(area, Navigation(index), Brand(BLUE, details.organisation))
    assert card.digest in address[1]
    left = image_at(client, address[1]).convert("RGB").getpixel((20, 300))
    assert all(abs(a - b) < 6 for a, b in zip(left, (0, 106, 167), strict=True))


def test_preview_shows_what_is_not_saved_and_nobody_else_sees_it(admin, client, site):
    address = f"/admin/settings/contact/appearance/{site.pk}/preview/"
    assert admin.post(address, {"name": "Ännu osparad", "accent": BLUE, "mark": ""}).json() == {
        "is_valid": True,
        "is_available": True,
    }
    response = admin.get(address)
    html = response.content.decode()
    assert "Ännu osparad" in html
    assert "006aa7" in links(html, "stylesheet")[1]
    assert "s-maxage" not in response.get("Cache-Control", "")
    assert "Ännu osparad" not in text_of(client)


def test_admin_and_its_login_have_name_and_colour(admin, client, blue):
    name = "Socialdemokraterna i Botkyrka"
    for one, path, shown, colour in (
        (client, "/admin/login/", f"{name}</a>", f"--accent: light-dark({BLUE},"),
        (
            admin,
            "/admin/",
            f'<span class="brand-name">{name}</span>',
            f"--w-color-secondary: {BLUE};",
        ),
    ):
        html = re.sub(r"\s+</", "</", text_of(one, path))
        assert f"{name}</title>" in html
        assert shown in html
        [sheet] = [one for one in links(html, "stylesheet") if "006aa7" in one]
        assert colour in text_of(client, sheet)


def test_change_of_appearance_drops_every_kept_page(blue):
    def change():
        blue.accent = "#5b2a86"
        blue.save()

    assert advanced(change)


def test_appearance_costs_no_query(client, blue, mark, django_assert_max_num_queries):
    blue.mark = mark
    blue.save()
    client.get("/")
    with django_assert_max_num_queries(AT_MOST):
        assert "mark-picture" in text_of(client)


def test_error_pages_have_the_appearance_too(
    client, site, tmp_path, django_capture_on_commit_callbacks
):
    with override_settings(MEDIA_ROOT=tmp_path), django_capture_on_commit_callbacks(execute=True):
        Appearance.objects.create(site=site, accent=BLUE)
    with override_settings(MEDIA_ROOT=tmp_path):
        html = text_of(client, "/finns-inte/")
    assert "006aa7" in links(html, "stylesheet")[1]
    assert "006aa7" in links(html, "icon")[0]


def test_home_of_the_admin_greets_with_the_name(admin, site):
    html = text_of(admin, "/admin/")
    assert "Socialdemokraterna i Botkyrka" in re.search(r"(?s)<h1.*?</h1>", html)[0]
