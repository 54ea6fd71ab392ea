"""Bad input gets a clear Swedish message at its field, and the rest of the form is kept."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from contact.models import ContactDetails
from policy.models import ArticlePage, Picture, PolicyAreaPage, PolicyIndexPage
from tests.support.contact_form import send_details
from tests.support.page_forms import fields, send
from tests.support.pictures import image_bytes, png_header

pytestmark = pytest.mark.one_database

CHOOSE = "Välj en sida eller ett dokument, eller skriv en adress."
ONE_PLACE = "En länk leder till ett ställe."


@pytest.fixture
def edit(admin, area):
    """Post the form of Utbildning with the given fields and return the page that comes back."""

    def post(body=(), read_more=(), **fields):
        form = nested_form_data(
            {
                "title": area.title,
                "slug": area.slug,
                "lead": "Det här har jag just skrivit.",
                "picture": "",
                "picture_alt": "",
                "seo_title": "",
                "search_description": "",
                "body": streamfield(body),
                "read_more": streamfield(read_more),
                "comments": inline_formset([]),
                "action-publish": "1",
                **fields,
            }
        )
        return admin.post(reverse("wagtailadmin_pages:edit", args=[area.pk]), form)

    return post


def commitments(*points):
    points = nested_form_data({"points": streamfield([("item", point) for point in points])})
    return ("commitments", {"heading": "Vi lovar", "followed_up": "on", **points})


def link(**fields):
    return ("link", {"page": "", "document": "", "address": "", "link_text": "", **fields})


def in_block(message):
    """How the form of a StreamField carries the message to the browser."""
    return escape(json.dumps(message)[1:-1])


def assert_refused(response, area, *messages):
    assert response.status_code == 200
    html = response.content.decode()
    for message in messages:
        assert message in html or in_block(message) in html
    assert "Det här har jag just skrivit." in html
    assert PolicyAreaPage.objects.get(pk=area.pk).lead == area.lead


def test_commitments_without_a_point_are_refused(edit, area):
    assert_refused(edit(body=[commitments()]), area, "Det måste vara minst")


def test_empty_point_falls_away_and_a_list_of_nothing_else_is_refused(edit, area):
    assert_refused(edit(body=[commitments("", " ")]), area, "Fältet måste fyllas i")
    assert edit(body=[commitments("", "Ett löfte", "")]).status_code == 302
    [block] = PolicyAreaPage.objects.get(pk=area.pk).body
    assert list(block.value["points"]) == ["Ett löfte"]


def test_link_to_nowhere_is_refused(edit, area):
    assert_refused(edit(read_more=[link(link_text="Någonstans")]), area, CHOOSE, "Någonstans")


def test_link_to_two_places_is_refused(edit, area):
    both = link(page=str(area.pk), address="https://example.org", link_text="Båda")
    assert_refused(edit(read_more=[both]), area, ONE_PLACE)


def test_link_without_a_text_is_refused(edit, area):
    response = edit(read_more=[link(address="https://example.org")])
    assert_refused(response, area, "Skriv en länktext")


def test_address_that_is_none_is_refused(edit, area):
    response = edit(read_more=[link(address="inte en adress", link_text="Hit")])
    assert_refused(response, area, "Fyll i en giltig URL.", "inte en adress")


def test_script_as_an_address_is_refused(edit, area):
    response = edit(read_more=[link(address="javascript:alert(1)", link_text="Hit")])
    assert_refused(response, area, "Fyll i en giltig URL.")


def test_source_address_without_a_name_is_refused(edit, area):
    figure = {"number": "8", "unit": "", "explanation": "", "source": ""}
    response = edit(body=[("key_figure", {**figure, "source_url": "https://example.org"})])
    assert_refused(response, area, "Skriv vad källan heter.")


def test_good_form_is_taken(edit, area, client):
    assert edit(body=[commitments("Ett nytt löfte")]).status_code == 302
    assert "Ett nytt löfte" in client.get("/utbildning/").content.decode()


def test_term_that_ends_before_it_begins_is_refused(admin, index):
    older = PolicyIndexPage(
        title="Förr", slug="forr", slogan="Förr", term_start=2014, term_end=2018
    )
    index.add_child(instance=older)
    form = nested_form_data(
        {
            "title": older.title,
            "slug": older.slug,
            "slogan": "Ny slogan",
            "introduction": rich_text("<p>Hej</p>"),
            "term_start": "2022",
            "term_end": "2018",
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
        }
    )
    html = admin.post(reverse("wagtailadmin_pages:edit", args=[older.pk]), form).content.decode()
    assert "Mandatperioden kan inte sluta innan den börjar." in html
    assert "Ny slogan" in html


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("phone", "070-1", "Ange ett giltigt telefonnummer"),
        ("email", "lucas(at)example", "Fyll i en giltig e-postadress."),
        ("social_links-0-url", "facebook", "Fyll i en giltig URL."),
        ("organisation", "", "Fältet måste fyllas i"),
        ("message_recipient", "lucas", "Fyll i en giltig e-postadress."),
        ("message_retention_days", "0", "större än eller lika med 1"),
        ("message_retention_days", "", "Fältet måste fyllas i"),
    ],
)
def test_bad_contact_detail_is_refused(admin, index, field, value, message):
    links = [{"url": "https://www.facebook.com/vi"}]
    html = send_details(admin, links, **{field: value}).content.decode()
    assert message in html
    assert 'value="Storgatan 1"' in html
    assert ContactDetails.objects.get().street_address == "Nedergårdsvägen 24"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bild.jpg", b"ingen bild alls", "Filen går inte att läsa som bild"),
        (
            "bild.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "Den sortens fil går inte att använda.",
        ),
        ("bild.png", image_bytes(), "men är något annat"),
        ("bild.jpg", image_bytes((20_000, 20)), "längre än 16 000 pixlar"),
        ("bild.png", png_header(20_000, 20_000), "Bilden är för stor"),
        ("bild.jpg", b"", "Den skickade filen är tom."),
    ],
    ids=["no image", "svg", "wrong kind", "very long", "very large", "empty"],
)
def test_bad_picture_is_refused(admin, db, name, content, message):
    before = Picture.objects.count()
    file = SimpleUploadedFile(name, content)
    form = {"title": "Min bild", "description": "En båt", "file": file, "collection": "1"}
    html = admin.post(reverse("wagtailimages:add"), form).content.decode()
    assert message in html
    assert 'value="En båt"' in html
    assert Picture.objects.count() == before


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_new_page_sent_without_an_address_gets_it_from_its_title(admin, area, action):
    article = ArticlePage(title="Så går läxhjälpen till", slug="", lead="En ingress.")
    url = reverse("wagtailadmin_pages:add", args=["policy", "articlepage", area.pk])
    for slug in ("sa-gar-laxhjalpen-till", "sa-gar-laxhjalpen-till-2"):
        admin.post(url, {**fields(article), **({action: "1"} if action else {})})
        assert area.get_children().get(slug=slug).live == bool(action)


def test_page_whose_address_is_emptied_keeps_it(admin, area, client):
    send(admin, area, fields(area, slug="", title="Skola", lead="Ny ingress."))
    assert "Ny ingress." in client.get("/utbildning/").content.decode()


@pytest.mark.parametrize("slug", ["a.b", "%", "å b", "//"])
def test_address_that_is_none_is_refused_at_its_field(admin, area, slug):
    send(admin, area, fields(area, slug=slug, lead="Ny ingress."))
    area.refresh_from_db()
    assert (area.slug, area.lead != "Ny ingress.") == ("utbildning", True)


@pytest.mark.parametrize("slug", ["media", "static", "sok", "alla-sidor"])
def test_address_that_the_site_needs_itself_is_refused(admin, index, area, slug):
    url = reverse("wagtailadmin_pages:add", args=["policy", "articlepage", index.pk])
    article = ArticlePage(title="Press", slug=slug, lead="En ingress.")
    html = admin.post(url, fields(article)).content.decode()
    assert f"Webbplatsen själv använder adressen ”{slug}” till annat." in html
    url = reverse("wagtailadmin_pages:add", args=["policy", "articlepage", area.pk])
    admin.post(url, fields(article))
    assert area.get_children().filter(slug=slug).exists()


@pytest.mark.parametrize("ticked", ["publish_copies", "alias", None])
@pytest.mark.parametrize("slug", ["sok", "en"])
def test_copy_is_not_made_at_an_address_that_leads_elsewhere(admin, area, slug, ticked):
    form = {"new_title": "Kopia", "new_slug": slug, "new_parent_page": area.get_parent().pk}
    form |= {ticked: "on"} if ticked else {}
    html = admin.post(f"/admin/pages/{area.pk}/copy/", form, follow=True).text
    assert slug in html.partition("error-message")[2][:400]
    assert not Page.objects.filter(title="Kopia").exists()


@pytest.mark.parametrize("several", [False, True])
def test_page_is_not_moved_to_where_the_site_uses_its_address(admin, area, several):
    page = area.add_child(instance=ArticlePage(title="Sök", slug="sok"))
    above = area.get_parent().pk
    address = f"/admin/pages/{page.pk}/move/{above}/confirm/"
    if several:
        address = f"/admin/bulk/wagtailcore/page/move/?id={page.pk}&next=/admin/pages/{above}/"
    html = admin.post(address, {"chooser": above}, follow=True).text
    assert "Webbplatsen själv använder adressen ”sok” till annat." in html
    assert Page.objects.get(pk=page.pk).get_parent().pk == area.pk
