"""The cards of pages and promises that social media show."""

import re
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.utils.translation import override
from PIL import Image, ImageDraw

from contact.models import ContactDetails
from policy.models import PolicyAreaPage, Status
from policy.pages.navigation import Navigation
from policy.pictures.cards import SIZE, Card, PromiseCard
from policy.pictures.drawing import Brand, fitted, status_icon
from tests.support.pictures import new_picture
from tests.support.register import commitments, new_area, publish, text_of, update

pytestmark = pytest.mark.one_database

BRAND = Brand("#c00027", "Socialdemokraterna i Botkyrka")


@pytest.fixture(autouse=True)
def _starter_site(index):
    pass


@pytest.fixture
def climate(index):
    return new_area(index, "Klimat", "Fler träd")


@pytest.fixture
def one(climate):
    return commitments(climate)["Fler träd"]


def card_on(client, path):
    return re.search(r'og:image" content="[^"]*(/delningsbild[^"]*)"', text_of(client, path))[1]


def image_of(response):
    return Image.open(BytesIO(b"".join(response.streaming_content)))


@pytest.mark.parametrize("path", ["/", "/utbildning/", "/trygghet/sa-samverkar-vi/", "/kontakt/"])
def test_card_is_a_picture_of_1200_by_630(client, path):
    response = client.get(card_on(client, path))
    image = image_of(response)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert "immutable" in response["Cache-Control"]


def test_card_is_remade_when_the_page_changes(client, index, area):
    before = Card(area, Navigation(index), BRAND).digest
    old = f"/delningsbild/{area.pk}-{before}.jpg"
    area.title = "Skola"
    area.save_revision().publish()
    response = client.get(old)
    assert response.status_code == 302
    assert before not in response.url
    assert client.get(response.url).status_code == 200


def test_draft_has_no_card(client, index):
    draft = index.add_child(instance=PolicyAreaPage(title="Utkast", live=False))
    assert client.get(f"/delningsbild/{draft.pk}-x.jpg").status_code == 404


@pytest.mark.parametrize(
    "title",
    ["Kort", "Ett mycket långt namn " * 9, "Ord" * 66, "السلامة في بوتشيركا " * 6, "ܫܠܡܐ"],
    ids=["short", "long", "one long word", "arabic", "syriac"],
)
def test_card_holds_any_title(index, area, title):
    area.title = title.strip()[:200]
    with Image.open(BytesIO(Card(area, Navigation(index), BRAND).draw())) as image:
        assert image.size == (1200, 630)
        # The text keeps to its column: nothing white beyond it, on the red ground.
        strip = image.convert("RGB").crop((662, 0, 716, 630))
    assert all(min(pixel) < 120 for pixel in strip.get_flattened_data())


def test_what_does_not_fit_the_card_ends_in_an_ellipsis():
    draw = ImageDraw.Draw(Image.new("RGB", (10, 10)))
    lines, _ = fitted(draw, "Ord " * 300, 600, 400, (80, 40))
    assert lines[-1].endswith("…")
    assert fitted(draw, "Kort", 600, 400, (80, 40))[0] == ["Kort"]


def test_page_outside_the_site_has_no_card(client, index):
    assert client.get(f"/delningsbild/{index.get_parent().pk}-x.jpg").status_code == 404


def reaches_edges(jpeg):
    """Whether something white stands in the margins of a card."""
    with Image.open(BytesIO(jpeg)) as image:
        edges = [(0, 0, 48, 630), (1152, 0, 1200, 630), (0, 0, 1200, 40), (0, 590, 1200, 630)]
        strips = [image.convert("RGB").crop(box) for box in edges]
    return any(min(pixel) > 120 for strip in strips for pixel in strip.get_flattened_data())


def test_first_page_has_the_slogan_over_a_picture_and_a_petal_without(client, index):
    with_picture = Card(index, Navigation(index), BRAND)
    assert with_picture.title == index.slogan
    assert with_picture.picture == PolicyAreaPage.objects.child_of(index).first().picture
    image = image_of(client.get(card_on(client, "/")))
    assert len(set(image.crop((700, 200, 1200, 400)).get_flattened_data())) > 1000
    PolicyAreaPage.objects.update(picture=None)
    card = Card(index, Navigation(index), BRAND)
    assert card.digest != with_picture.digest
    with Image.open(BytesIO(card.draw())) as image:
        ground, petal = image.getpixel((700, 300)), image.getpixel((1100, 500))
    assert sum(petal) - sum(ground) > 30


def test_each_promise_has_a_card_which_is_remade_when_it_changes(client, climate, one):
    def card():
        found = card_on(client, address)
        assert image_of(client.get(found)).size == SIZE
        return found

    address = f"/loften/{one.path}"
    cards = [card()]
    assert cards[0] != card_on(client, "/loften/")
    update(one)
    cards.append(card())
    ContactDetails.objects.update(organisation="Vi i Botkyrka")
    cards.append(card())
    publish(climate, "En park")
    cards.append(card())
    assert len(set(cards)) == 4
    assert all(client.get(former)["Location"] == cards[-1] for former in cards[:-1])


def test_card_of_a_promise_is_in_the_language_of_the_page(client, languages):
    register = text_of(client, "/loften/")
    number = re.search(r'href="/loften/([a-z2-7]{10})/', register)[1]
    arabic = re.search(r'href="(/ar/[^"]*)" hreflang="ar"', register)[1]
    [address] = re.findall(rf'href="({arabic}{number}/[^"]*)"', text_of(client, arabic))
    card = card_on(client, address)
    assert card.startswith(f"/delningsbild/ar/{number}-")
    assert image_of(client.get(card)).size == SIZE
    assert client.get(f"/delningsbild/tr/{number}-x.jpg").status_code == 404
    assert client.get("/delningsbild/sv/aaaaaaaaaa-x.jpg").status_code == 404


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Fler träd", "sv"),
        ("Vi ska se till att varje barn har en plats nära hemmet. " * 7, "sv"),
        ("Kommunfullmäktigeledamotsersättningsbestämmelserevidering" * 3, "sv"),
        ("نوفر سكنًا منخفض الإيجار في Tumba بحلول 2027. " * 6, "ar"),
        ("ܫܠܡܐ ܠܟܠܢ", "syr"),
    ],
    ids=["short", "long", "one long word", "arabic", "syriac"],
)
def test_card_of_a_promise_holds_any_words(words, language):
    with override(language):
        promise = SimpleNamespace(
            history=SimpleNamespace(language=language),
            text=words,
            lead_in="Det här har vi särskilt lovat dig som bor i Botkyrka: " * 3,
            shown_status=Status.NOT_DONE,
            area=SimpleNamespace(title="Ett område " * 9, term="2018–2022"),
            withdrawn_since=True,
        )
        assert not reaches_edges(PromiseCard(promise, BRAND).draw())


def test_each_status_has_its_own_icon():
    assert len({status_icon(one.value, 40, "#000").tobytes() for one in Status}) == len(Status)


def test_card_has_the_mark_of_the_branch(index):
    drawn, own = (
        Image.open(BytesIO(Card(index, Navigation(index), brand).draw())).crop((60, 52, 132, 124))
        for brand in (BRAND, BRAND._replace(mark=new_picture("mark.png")))
    )
    assert drawn.tobytes() != own.tobytes()
