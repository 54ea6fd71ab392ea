"""Whatever is sent is answered with a message or as a bad request, never as a fault of the site."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Locale, Site

from contact.models import ContactPage
from policy.blocks.links import LinkBlock
from policy.blocks.text import KeyFigureBlock
from policy.models import Picture
from site_project.middleware.requests import is_caused_by
from tests.support.draftail import linked, nested
from tests.support.page_forms import fields, send


@pytest.mark.parametrize("origin", ["https://[::1", "https://[", "null", "//", "http://a b"])
def test_odd_origin_is_a_foreign_one(client, index, origin):
    page = ContactPage.objects.get()
    response = client.post(
        f"/meddelande/{page.pk}/",
        "text=Hej",
        "application/x-www-form-urlencoded",
        headers={"Origin": origin},
    )
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0027-03-28 10:00", "Skriv årtalet med fyra siffror: 2027, inte 27."),
        ("0001-01-01 00:00", "Skriv årtalet med fyra siffror: 2001, inte 1."),
        ("1026-03-28 10:00", "Välj ett år från 2000 till 2099."),
        ("9999-12-31 23:59", "Välj ett år från 2000 till 2099."),
        ("12345-01-01 10:00", "Fyll i ett giltigt datum"),
    ],
)
def test_year_that_nobody_meant_is_refused(admin, area, typed, message):
    given = dict.fromkeys(("go_live_at", "expire_at"), typed)
    html = send(admin, area, fields(area, lead="Ny.", **given)).text
    assert html.count(message) >= len(given)
    area.refresh_from_db()
    assert area.lead != "Ny."


def test_year_of_this_century_is_taken(admin, area):
    assert send(admin, area, fields(area, go_live_at="2050-03-28 10:00")).status_code == 302


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://www.x.se/", "www.x.se"),
        ("http://www.x.se", "www.x.se"),
        ("//www.x.se/", "www.x.se"),
        ("WWW.X.SE", "www.x.se"),
        ("www.räksmörgås.se", "www.räksmörgås.se"),
        ("localhost", "localhost"),
        ("192.0.2.1", "192.0.2.1"),
        ("www.x.se:8000", None),
        ("www.x.se/nytt", None),
        ("https://a:b@x.se", None),
        ("x se", None),
        ("x..se", None),
        ("-", None),
    ],
)
def test_host_of_a_site_is_a_host(admin, index, typed, host):
    site = Site.objects.get()
    data = {"hostname": typed, "port": 80, "site_name": "S", "root_page": index.pk}
    data["is_default_site"] = "on"
    html = admin.post(reverse("wagtailsites:edit", args=[site.pk]), data, follow=True).text
    before, site = site.hostname, Site.objects.get()
    assert site.hostname == (host or before)
    assert ("Skriv bara värdnamnet, till exempel www.example.org." in html) is not host


@pytest.mark.one_database
def test_language_with_pages_keeps_its_code(admin, languages):
    arabic = Locale.objects.get(language_code="ar")
    address = reverse("wagtaillocales:edit", args=[arabic.pk])
    html = admin.post(address, {"language_code": "fi"}, follow=True).text
    assert "Det finns redan sidor på språket" in html
    assert Locale.objects.filter(pk=arabic.pk, language_code="ar").exists()
    assert admin.post(address, {"language_code": "ar"}).status_code == 302
    assert "Locale" not in html.partition("<main")[2]


def test_language_without_pages_may_become_another(admin, index):
    used = Locale.objects.values_list("language_code", flat=True)
    first, other = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES if code not in used][:2]
    unused = Locale.objects.create(language_code=first)
    admin.post(reverse("wagtaillocales:edit", args=[unused.pk]), {"language_code": other})
    assert Locale.objects.filter(pk=unused.pk, language_code=other).exists()


@pytest.mark.parametrize("value", ["9" * 30, "0001-01-01", "9999-12-31", "-1", "ord", "\0"])
def test_odd_filters_of_a_report_are_answered(admin, index, value):
    names = ("timestamp_from", "timestamp_to", "user", "content_type", "p", "object_type")
    for report in ("site-history", "locked", "workflow", "aging-pages"):
        response = admin.get(f"/admin/reports/{report}/", dict.fromkeys(names, value))
        assert response.status_code in (200, 302, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/" + "9" * 40 + "/",
        "/sprak/" + "9" * 40 + "/",
        "/delningsbild/" + "9" * 40 + "-x.jpg",
        "/documents/" + "9" * 40 + "/x.pdf",
        "/documents/authenticate_with_password/" + "9" * 40 + "/",
        "/loften/" + "9" * 40 + "/",
        "/loften/?p=" + "9" * 40,
        "/loften/?sida=-1&status=%00&omrade=" + "9" * 40,
        "/%5B::1",
        "/%ff%fe/",
        "/%00/",
        "/ar/%00",
        "/utseende/zzzzzz-512.png",
        "/kontaktkort/" + "9" * 40 + ".vcf",
        "/sok/?q=%ff%00",
        "/nytt.atom?p=" + "9" * 40,
    ],
)
def test_odd_public_addresses_are_answered(client, index, path):
    assert client.get(path).status_code in (200, 301, 302, 400, 404)


@pytest.mark.parametrize("depth", [5, 300, 3000])
def test_lists_within_lists_without_end_are_answered(admin, area, client, depth):
    response = send(admin, area, fields(area, body=[("text", nested(depth))]))
    assert response.status_code in (200, 302, 400)
    assert client.get("/utbildning/").status_code == 200


@pytest.mark.parametrize("kind", ["DOCUMENT", "LINK"])
def test_link_to_no_number_is_text(admin, area, client, kind):
    keys = ["ord", "9" * 30, -1, "1; drop", [1], {"a": 1}, True, 1.5, ""]
    body = [("text", linked(kind, id=key, url="/x")) for key in keys]
    assert send(admin, area, fields(area, body=body)).status_code == 302
    assert client.get("/utbildning/").text.count("Läs programmet") == len(keys)
    assert admin.get(reverse("wagtailadmin_pages:edit", args=[area.pk])).status_code == 200


def test_fault_of_our_own_is_no_bad_request():
    """Only what was sent is taken for the cause of a number that is none."""
    assert is_caused_by(["ord"], ValueError("invalid literal for int() with base 10: 'ord'"))
    assert is_caused_by(["ord"], ValueError("Field 'id' expected a number but got 'ord'."))
    assert not is_caused_by(["x"], ValueError("invalid literal for int() with base 10: 'ord'"))
    assert not is_caused_by(["x"], ValueError("not enough values to unpack"))
    assert not is_caused_by(["x"], KeyError("x"))
    assert not is_caused_by(["x"], NoReverseMatch("Reverse for 'home' not found. 'home' is"))
    assert is_caused_by(["home"], NoReverseMatch("Reverse for 'home' not found. 'home' is"))


def test_odd_place_to_go_on_to_is_a_bad_request(admin, area):
    address = reverse("wagtailadmin_pages:unpublish", args=[area.pk])
    assert admin.post(address, {"next": "ord"}).status_code == 400


@pytest.mark.parametrize(
    "address", ["/admin/choose-external-link/", "/admin/redirects/import/process/"]
)
def test_form_without_its_fields_is_answered(admin, index, address):
    assert admin.post(address, {}).status_code in (200, 302)


def test_person_is_chosen_and_not_made_on_the_spot(admin, index):
    chooser = "/admin/snippets/choose/contact/contactperson/"
    assert admin.post(f"{chooser}create/", {"name": "ord"}).status_code == 404
    assert "Lucas" in admin.get(chooser).text


@pytest.mark.parametrize("kind", ["link", "key_figure"])
def test_address_that_no_browser_opens_is_refused(area, kind):
    blocks = {
        "link": (LinkBlock(), "address", {"link_text": "Planen"}),
        "key_figure": (KeyFigureBlock(), "source_url", {"number": "8", "source": "Planen"}),
    }
    block, name, others = blocks[kind]
    for address, is_taken in (("https://a.se/", True), ("ftp://a.se/", False), ("FTPS://a", False)):
        value = block.to_python({name: address, **others})
        if is_taken:
            assert block.clean(value)[name] == address
            continue
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(value)
        assert set(refused.value.block_errors) == {name}


def test_source_of_a_picture_that_no_browser_opens_is_refused_once():
    others = {field.name for field in Picture._meta.get_fields()} - {"source"}
    with pytest.raises(ValidationError) as refused:
        Picture(source="ftp://a.se/").clean_fields(exclude=others)
    assert len(refused.value.messages) == 1
