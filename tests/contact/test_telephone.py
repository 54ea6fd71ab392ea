"""Telephone numbers are kept and shown whole, and one in running text can be called."""

import json

import pytest
from django.urls import reverse

from contact.messages.forms import MessageForm
from contact.models import ContactDetails, ContactPerson, SocialLink
from policy.checks import findings_of
from policy.rich_text.addresses import normalise_address, telephone
from tests.support.contact_form import send_details

pytestmark = pytest.mark.one_database

NUMBERS = [
    ("08-53061000 ext 12", "08-530 610 00 ankn. 12", "tel:+46-8-530-610-00;ext=12"),
    ("08-530 610 00 ankn 12", "08-530 610 00 ankn. 12", "tel:+46-8-530-610-00;ext=12"),
    ("08-530 610 00, ankn. 12", "08-530 610 00 ankn. 12", "tel:+46-8-530-610-00;ext=12"),
    ("08-530 610 00 anknytning: 12", "08-530 610 00 ankn. 12", "tel:+46-8-530-610-00;ext=12"),
    ("08-530 610 00;ext=12", "08-530 610 00 ankn. 12", "tel:+46-8-530-610-00;ext=12"),
    ("+358 40 1234567", "+358 40 1234567", "tel:+358-40-1234567"),
    ("00358401234567", "+358 40 1234567", "tel:+358-40-1234567"),
    ("+46 (0)8-530 610 00", "08-530 610 00", "tel:+46-8-530-610-00"),
    ("070-291 11 89", "070-291 11 89", "tel:+46-70-291-11-89"),
]


@pytest.fixture
def save(admin, index):
    def post(phone, links=()):
        return send_details(admin, links, phone=phone)

    return post


@pytest.mark.parametrize(("typed", "shown", "link"), NUMBERS)
def test_number_is_shown_and_called_whole(save, client, admin, typed, shown, link):
    assert save(typed).status_code == 302
    html = client.get("/kontakt/").text
    assert f'<a href="{link}"><bdi dir="ltr">{shown}</bdi></a>' in html
    # What the form shows again is what it takes.
    assert save(str(ContactDetails.objects.get().phone)).status_code == 302
    assert str(ContactDetails.objects.get().phone) == shown


@pytest.mark.parametrize("typed", ["070-1", "ring mig", "08-530 610 00 ankn tolv", "12", "+999 1"])
def test_number_that_is_none_is_refused(save, typed):
    before = ContactDetails.objects.get().phone
    assert "Ange ett giltigt telefonnummer" in save(typed).text
    assert ContactDetails.objects.get().phone == before


def test_number_stored_before_is_read(index):
    ContactPerson.objects.update(phone="+46702911189")
    assert {str(one.phone) for one in ContactPerson.objects.all()} == {"070-291 11 89"}


def test_visitor_may_give_an_extension():
    field = MessageForm.base_fields["phone"]
    assert str(field.clean("08-530 610 00 ankn 12")) == "08-530 610 00 ankn. 12"


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("+46 (0)8-530 610 00", "tel:+46-8-530-610-00"),
        ("0046(0)853061000", "tel:+46-8-530-610-00"),
        ("tel:08-530 610 00", "tel:+46-8-530-610-00"),
        ("070-291 11 89", "tel:+46-70-291-11-89"),
        ("+358 40 1234567", "tel:+358-40-1234567"),
        ("ring mig", None),
        ("", None),
        ("1", None),
    ],
)
def test_link_of_a_number_is_as_the_standard_has_it(typed, link):
    assert telephone(typed) == link
    assert normalise_address(f"tel:{typed.removeprefix('tel:')}") == (link or f"tel:{typed}")


def chosen(admin, kind, **fields):
    prefix = f"{kind}-link-chooser"
    data = {f"{prefix}-{name}": value for name, value in {**fields, "link_text": "Hit"}.items()}
    address = reverse(f"wagtailadmin_choose_page_{kind}_link")
    return json.loads(admin.post(address, data).content)


def test_window_for_a_number_takes_numbers_alone(admin, index):
    taken = chosen(admin, "phone", phone_number="+46 (0)8-530 610 00")
    assert taken["result"]["url"] == "tel:+46-8-530-610-00"
    refused = chosen(admin, "phone", phone_number="ring mig")
    assert "Skriv ett telefonnummer med riktnummer" in refused["html"]


def test_number_that_is_none_stops_the_page(area):
    area.body = [("text", '<p><a href="tel:ringmig">Ring oss</a></p>')]
    said = [finding.text for finding in findings_of(area) if finding.is_error]
    assert any("”ringmig” är inget telefonnummer" in text for text in said)


def test_link_that_no_browser_opens_is_refused(save):
    """A social link, saved in the same form."""
    before = list(SocialLink.objects.values_list("url", flat=True))
    assert "Fyll i en giltig URL" in save("070-291 11 89", [{"url": "ftp://example.org/"}]).text
    assert list(SocialLink.objects.values_list("url", flat=True)) == before
