"""Every field that an editor can fill changes what a visitor sees."""

import functools
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, Site

from contact.models import ContactDetails, ContactPage, ContactPerson, SocialLink
from policy.blocks import BodyBlock, ReadMoreBlock, table_value
from policy.models import ArticlePage, CommitmentsPage, Picture, PolicyAreaPage, PolicyIndexPage
from policy.pictures.preparation import prepare
from tests.support.pictures import new_picture

pytestmark = pytest.mark.one_database


def prepared_picture():
    picture = new_picture("kvall.jpg")
    prepare()
    return picture


# Field: a value to fill in, and what the public page then holds. What is missing here fails.
PAGES = {
    "title": ("Ny titel", "Ny titel"),
    "slug": ("ny-adress", 'href="/ny-adress/"'),
    "seo_title": ("Titel för sökning", "<title>Titel för sökning"),
    "search_description": ("Sidan i korthet", 'content="Sidan i korthet"'),
    "show_in_menus": (True, '/" aria-current="page">'),
    "lead": ("En ny ingress.", "En ny ingress."),
    "picture": (new_picture, "/red"),
    "picture_dark": (prepared_picture, "/kvall"),
    "picture_alt": ("Ett rött hus", 'alt="Ett rött hus"'),
    "body": ([("text", "<p>Ny brödtext</p>")], "Ny brödtext"),
    "read_more": ([("link", {"address": "https://a.example", "link_text": "Nytt"})], "a.example"),
    "privacy_page": (lambda: ArticlePage.objects.get(slug="om").page_ptr, "/om/#message-terms"),
    "introduction": ("<p>En ny inledning</p>", "En ny inledning"),
    "slogan": ("Ny slogan", "Ny slogan</h1>"),
    "licence": ("CC0 1.0", "CC0 1.0"),
}
# Wagtail's own, which say when a page is public: see test_publishing.py.
PUBLISHING = {"go_live_at", "expire_at", "comments", "comment_notifications"}
# Hidden: see test_asking.py.
ANSWERS = {"answers"}
YEARS = ("term_start", "term_end")
DETAILS = {
    "organisation": ("Föreningen", "Föreningen</p>"),
    "street_address": ("Storgatan 1", "Storgatan 1"),
    "postal_code": ("999 99", "999 99"),
    "city": ("Nyby", "Nyby"),
    "email": ("ny@example.org", 'href="mailto:ny@example.org"'),
    "phone": ("08-123 456 78", 'href="tel:+46-8-123-456-78"'),
}
# What is seen at the form alone; where messages go is tested in test_message_delivery.py.
FORM_DETAILS = {"message_retention_days": (17, "efter 17 dagar"), "message_recipient": None}
PEOPLE = {
    "name": ("Asta Berg", "Asta Berg"),
    "role": ("Kassör", "Kassör"),
    "area": (lambda: PolicyAreaPage.objects.get(slug="omsorg"), "Svarar för:"),
    "email": ("asta@example.org", 'href="mailto:asta@example.org"'),
    "phone": ("08-123 456 78", 'href="tel:+46-8-123-456-78"'),
    "hours": ("vardagar 9–16", "vardagar 9–16"),
    "portrait": (new_picture, "/red"),
}
PICTURES = {
    "title": None,  # for the editors' own search
    "collection": None,
    "tags": None,
    "file": (lambda: ContentFile(new_picture().file.read(), name="blue.jpg"), "/blue"),
    "description": ("En blå båt", 'alt="En blå båt"'),
    "credit": ("Foto: Asta Berg", "Foto: Asta Berg"),
    "licence": ("CC BY 4.0", "CC BY 4.0"),
    "source": ("https://bilder.example", 'href="https://bilder.example"'),
    **{f"focal_point_{part}": None for part in ("x", "y", "width", "height")},
}


def fields_of(model):
    handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    return list(handler.get_form_class().base_fields)


def text_of(path):
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def fill(thing, name, samples):
    value, expected = samples[name]
    setattr(thing, name, value() if callable(value) else value)
    return expected


def page_cases():
    for model in (PolicyIndexPage, PolicyAreaPage, ArticlePage, ContactPage, CommitmentsPage):
        for name in fields_of(model):
            of_root = model is PolicyIndexPage and name in ("slug", "show_in_menus", *YEARS)
            if name not in PUBLISHING | ANSWERS and not of_root:
                yield pytest.param(model, name, id=f"{model.__name__}-{name}")


def first_page(model, pictured):
    """Return the first page of `model`, in no menu and perhaps with a new picture."""
    page = model.objects.order_by("depth", "path").first()
    page.show_in_menus = False
    if pictured:
        page.picture = new_picture()
    return page


@functools.cache
def text_before(model, pictured):
    """Return the public page before a field is filled: the same in every test."""
    page = first_page(model, pictured)
    page.save_revision().publish()
    return text_of(page.url)


@pytest.mark.parametrize(("model", "name"), list(page_cases()))
def test_page_field_reaches_the_visitor(index, model, name):
    pictured = name in ("picture_alt", "picture_dark")
    before = text_before(model, pictured)
    page = first_page(model, pictured)
    expected = fill(page, name, PAGES)
    page.save_revision().publish()
    assert expected not in before
    assert expected in text_of(model.objects.get(pk=page.pk).url)


@pytest.mark.parametrize(
    "name", [name for name in fields_of(ContactDetails) if name not in FORM_DETAILS]
)
def test_contact_detail_reaches_every_page(index, name):
    details = ContactDetails.objects.get()
    expected = fill(details, name, DETAILS)
    details.save()
    assert all(expected in text_of(path) for path in ("/", "/omsorg/", "/kontakt/"))


def test_days_until_deletion_reach_the_form_and_the_privacy_notice(index):
    details = ContactDetails.objects.get()
    expected = fill(details, "message_retention_days", FORM_DETAILS)
    details.save()
    assert expected in text_of("/kontakt/")
    assert "17 dagar efter att det kom in" in text_of("/integritet/")


@pytest.mark.parametrize("name", fields_of(SocialLink))
def test_social_link_reaches_every_page(index, name):
    details = ContactDetails.for_site(Site.objects.get())
    details.social_links = [
        SocialLink(url="https://social.example/vi", is_party_wide=name == "is_party_wide")
    ]
    details.save()
    assert 'href="https://social.example/vi"' in text_of("/omsorg/")
    assert re.search(r"social\.example\s*</a>", text_of("/omsorg/"))
    assert ("<li>Partiet:</li>" in text_of("/omsorg/")) == (name == "is_party_wide")


def test_years_of_a_programme_reach_the_visitor(index):
    older = PolicyIndexPage(
        title="Förr", slug="forr", slogan="Förr", term_start=2013, term_end=2017
    )
    index.add_child(instance=older)
    assert "2013–2017" in text_of("/forr/")


@pytest.mark.parametrize("name", fields_of(ContactPerson))
def test_contact_person_reaches_the_visitor(index, name):
    person = ContactPerson.objects.first()
    expected = fill(person, name, PEOPLE)
    person.save()
    assert expected in text_of("/kontakt/")


@pytest.mark.parametrize("name", [name for name in Picture.admin_form_fields if PICTURES[name]])
def test_picture_field_reaches_the_visitor(index, name):
    picture = Picture.objects.get(pk=new_picture(credit="Någon").pk)
    page = ArticlePage.objects.child_of(index).first()
    page.picture = picture
    page.save_revision().publish()
    expected = fill(picture, name, PICTURES)
    picture.save()
    picture.renditions.all().delete()
    assert expected in text_of(page.url)


def test_picture_has_no_field_without_a_test():
    assert set(Picture.admin_form_fields) == set(PICTURES)


def leaves(block, path=()):
    """Yield the path of every field that a block offers its editor."""
    if isinstance(block, (StreamBlock, StructBlock)):
        for name, child in block.child_blocks.items():
            yield from leaves(child, (*path, name))
    elif isinstance(block, ListBlock):
        yield from leaves(block.child_block, path)
    else:
        yield path


def new_document():
    document = get_document_model()(title="Budget")
    document.file.save("budget.txt", ContentFile(b"1"))
    return document


# A whole block in which the field makes the expected text.
BLOCKS = {
    "text": lambda: ("<p>Ny text</p>", "Ny text"),
    "commitments.heading": lambda: ({"heading": "Ny rubrik", "points": ["a"]}, "Ny rubrik</h"),
    "commitments.points": lambda: ({"heading": "", "points": ["Ny punkt"]}, "Ny punkt"),
    "commitments.followed_up": lambda: (
        {"heading": "", "points": ["Ny punkt"], "followed_up": True},
        'id="lofte-',
    ),
    "commitments.not_followed_up_because": lambda: (
        {"points": ["a"], "followed_up": False, "not_followed_up_because": "Nytt skäl"},
        "Nytt skäl",
    ),
    "pictures.pictures.image.image": lambda: (pictures(new_picture()), "/red"),
    "pictures.pictures.image.alt_text": lambda: (pictures(alt="En ny alt"), 'alt="En ny alt"'),
    "pictures.pictures.image.decorative": lambda: (pictures(decorative=True), 'alt=""'),
    "pictures.pictures.caption": lambda: (pictures(caption="Ny bildtext"), "Ny bildtext"),
    "key_figure.number": lambda: (figure(number="9 999"), "9 999"),
    "key_figure.unit": lambda: (figure(unit="nya bostäder"), "nya bostäder"),
    "key_figure.explanation": lambda: (figure(explanation="Ny förklaring"), "Ny förklaring"),
    "key_figure.source": lambda: (figure(source="Ny källa"), "Ny källa"),
    "key_figure.source_url": lambda: (
        figure(source="SCB", source_url="https://scb.example"),
        'href="https://scb.example"',
    ),
    "quote.text": lambda: (quote(text="Nya ord"), "Nya ord"),
    "quote.name": lambda: (quote(name="Asta Berg"), "Asta Berg"),
    "quote.role": lambda: (quote(role="Kassör"), "Kassör"),
    "table.table": lambda: (table_value("Ny tabell", ["År"], [["1999"]]), "Ny tabell</caption>"),
    "table.header_column": lambda: (table_value("Ny", ["År"], [["1999"]]), '"row">1999'),
    "link.page": lambda: (
        {"page": ContactPage.objects.get(), "link_text": "Ring oss"},
        'href="/kontakt/">Ring oss',
    ),
    "link.document": lambda: ({"document": new_document()}, ">Budget</a>"),
    "link.address": lambda: (
        {"address": "https://b.example", "link_text": "B"},
        'href="https://b.example"',
    ),
    "link.link_text": lambda: ({"address": "https://b.example", "link_text": "Se B"}, "Se B</a>"),
}


def pictures(picture=None, alt="Alt", caption="", decorative=False):
    image = {"image": picture or new_picture(), "alt_text": alt, "decorative": decorative}
    return {"pictures": [{"image": image, "caption": caption}]}


def figure(**fields):
    empty = {"number": "1", "unit": "", "explanation": "", "source": "", "source_url": ""}
    return {**empty, **fields}


def quote(**fields):
    return {"text": "Ord", "name": "", "role": "", **fields}


BLOCK_CASES = [".".join(path) for menu in (BodyBlock, ReadMoreBlock) for path in leaves(menu())]


@pytest.mark.parametrize("name", BLOCK_CASES)
def test_block_field_reaches_the_visitor(index, name):
    page = first_page(ArticlePage, False)
    kind = name.partition(".")[0]
    value, expected = BLOCKS[name]()
    assert expected not in text_before(ArticlePage, False)
    setattr(page, "read_more" if kind == "link" else "body", [(kind, value)])
    page.save_revision().publish()
    assert expected in text_of(page.url)


def test_image_block_offers_what_is_tested():
    assert list(ImageBlock().child_blocks) == ["image", "decorative", "alt_text"]
