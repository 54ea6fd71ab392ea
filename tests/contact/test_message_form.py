"""A visitor writes to the branch: what is taken, what is refused, and what is held."""

import time
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import caches
from django.utils import timezone

from contact.messages import forms
from contact.models import ContactDetails, ContactPage, ContactPerson, Message
from contact.rate_limit import network_of, opaque
from policy.models import PolicyAreaPage
from tests.support.messages import TEXT, typed

ENCODING = "application/x-www-form-urlencoded"


@pytest.fixture
def post(client, index):
    """Post the form as a browser does; `headers` and `address` are those of the request."""
    page = ContactPage.objects.get()

    def send(headers=None, address="192.0.2.1", **fields):
        fields = {"stamp": forms.stamp_of_page(), **fields}
        data = urlencode(typed(**fields))
        return client.post(
            f"/meddelande/{page.pk}/", data, ENCODING, headers=headers, REMOTE_ADDR=address
        )

    return send


def test_good_message_is_kept_and_the_visitor_told_until_when(post, client):
    response = post()
    assert response.status_code == 302
    message = Message.objects.get()
    assert (message.name, message.email, message.text) == ("Asta Berg", "asta@example.org", TEXT)
    assert message.state == Message.State.WAITING
    assert message.delete_on == timezone.localdate() + timedelta(days=30)
    html = client.get(response.url).content.decode()
    assert "Tack för ditt meddelande" in html
    assert f"{message.delete_on.day} " in html
    assert str(message.delete_on.year) in html


def test_site_without_people_and_areas_takes_messages(client, index):
    ContactPerson.objects.all().delete()
    PolicyAreaPage.objects.update(live=False)
    page = ContactPage.objects.get()
    assert 'name="topic"' not in client.get(page.url).text
    fields = typed(stamp=forms.stamp_of_page())
    del fields["topic"]
    response = client.post(f"/meddelande/{page.pk}/", urlencode(fields), ENCODING)
    assert response.status_code == 302
    assert Message.objects.get().text == TEXT


def test_date_of_another_is_not_shown(post, client):
    address = post().url
    assert client.get(address.replace("2", "3", 1)).status_code == 404


def test_days_until_deletion_come_from_the_setting(post):
    ContactDetails.objects.update(message_retention_days=7)
    post()
    assert Message.objects.get().delete_on == timezone.localdate() + timedelta(days=7)


def test_phone_number_is_enough(post):
    assert post(email="", phone="070-291 11 89").status_code == 302
    assert Message.objects.get().phone.as_e164 == "+46702911189"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "", "Skriv ditt namn."),
        ("name", "a" * 101, "högst 100 tecken"),
        ("email", "", "så att vi kan svara."),
        ("email", "asta(at)example", "Skriv hela e-postadressen"),
        ("phone", "12", "Skriv ett telefonnummer med riktnummer"),
        ("text", "   ", "Skriv ditt meddelande."),
        ("text", "å" * 5_001, "högst 5 000 tecken. Den är 5 001."),
        ("text", "a" * 1_000_000, "högst 5 000 tecken. Den är 1 000 000."),
        ("topic", "area-999999", "Välj ett giltigt alternativ"),
    ],
)
def test_error_stands_at_the_field_and_nothing_is_lost(post, field, value, error):
    response = post(**{field: value})
    html = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 422
    assert html.count(error) == 2
    assert f'href="#id_{field}"' in html
    assert f'id="id_{field}_error"' in html
    assert f'aria-describedby="id_{field}_error"' in html
    assert "<title>Fel: " in html
    for kept in typed(**{field: value}).values():
        assert kept.strip() in html
    assert not Message.objects.exists()


def test_message_too_large_to_read_is_refused_with_an_explanation(post):
    response = post(text="a" * 3_000_000)
    assert response.status_code == 413
    assert "för stort för formuläret" in response.content.decode()


def test_file_is_not_taken(client, index):
    page = ContactPage.objects.get()
    assert client.post(f"/meddelande/{page.pk}/", typed()).status_code == 413


def test_same_words_twice_are_one_message(post):
    assert post().url == post().url
    assert Message.objects.count() == 1
    post(text="Något annat")
    assert Message.objects.count() == 2


def test_control_and_override_characters_are_left_out(post):
    post(name="Asta\r\nBcc: alla@example.org\u202e", text="ett\x00\u202etvå\r\ntre")
    message = Message.objects.get()
    assert message.name == "Asta Bcc: alla@example.org"
    assert message.text == "etttvå\ntre"


@pytest.mark.parametrize(
    "text", ["مرحبا بكم", "e\u0301" * 2_500, "<script>alert(1)</script>", "👩‍👩‍👧"]
)
def test_any_writing_is_kept_as_it_is(post, text):
    post(text=text)
    assert Message.objects.get().text == text


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Origin": "http://testserver"}, False),
        ({"Origin": "https://evil.example"}, True),
        ({"Origin": "http://testserver.evil.example"}, True),
        ({"Origin": "null"}, True),
        ({}, False),
    ],
)
def test_form_on_another_site_sends_nothing(post, headers, refused):
    response = post(headers=headers)
    assert (response.status_code == 403) == refused
    assert Message.objects.exists() != refused
    if refused:
        assert "från en annan webbplats" in response.content.decode()
        assert TEXT in response.content.decode()


def stamp_of(seconds_ago, kind="s"):
    seconds = int(timezone.now().timestamp()) - seconds_ago
    return forms.signer.sign(f"{kind}{seconds}")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"website": "https://a.example"}, "dolda fältet"),
        ({"text": "http://a.example http://b.example http://c.example"}, "många länkar"),
        ({"name": "https://a.example"}, "länk som namn"),
        ({"stamp": ""}, "snabbare"),
        ({"stamp": "h1:forged"}, "snabbare"),
        ({"stamp": lambda: stamp_of(0)}, "snabbare"),
        ({"stamp": lambda: stamp_of(61 * 24 * 3600)}, "snabbare"),
        ({"stamp": lambda: stamp_of(30)}, ""),
        ({"stamp": lambda: stamp_of(400 * 24 * 3600, "h")}, ""),  # a page kept for a quiet year
        ({"text": "Se https://a.example och https://b.example"}, ""),
    ],
)
def test_what_looks_like_spam_is_held_and_not_dropped(post, fields, reason):
    fields = {name: value() if callable(value) else value for name, value in fields.items()}
    assert "/skickat/" in post(**fields).url
    message = Message.objects.get()
    assert message.state == ("held" if reason else "waiting")
    assert reason in message.suspicion


def test_network_that_sends_too_many_is_stopped_and_others_are_served(post, settings):
    settings.CONTACT_MESSAGES_PER_HOUR = 3
    answers = [post(text=f"Nummer {number}", address=f"192.0.2.{number}") for number in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
    html = answers[-1].content.decode()
    assert "Försök igen om en timme" in html
    assert "Nummer 4" in html
    assert html.count("tel:+46-70-291-11-89") >= 2
    assert post(text="Jag med", address="198.51.100.7").status_code == 302
    assert Message.objects.count() == 4


def test_flood_from_many_networks_is_held_and_the_rest_of_the_queue_left_alone(post):
    for number in range(105):
        post(text=f"Nummer {number}", address=f"10.0.{number}.1")
    assert Message.objects.filter(state="waiting").count() == 100
    assert Message.objects.filter(state="held", suspicion__contains="ovanligt många").count() == 5
    Message.objects.update(received=timezone.now() - timedelta(hours=1, seconds=1))
    post(text="En timme senare", address="10.1.0.1")
    assert Message.objects.get(text="En timme senare").state == "waiting"


def test_address_is_stored_nowhere(post):
    post(address="192.0.2.77")
    kept = [*Message.objects.values(), *caches["counts"]._cache]
    assert "192.0.2" not in str(kept)


def test_count_stands_for_many_networks_and_not_for_one(post, settings):
    """Of 16 bits there are 65,536, where there are 16 million networks of IPv4."""
    settings.CONTACT_MESSAGES_PER_HOUR = 1
    first = opaque(network_of("192.0.2.77"))[:4]
    places = (f"{a}.{b}.{c}." for a in range(11, 20) for b in range(256) for c in range(256))
    other = next(f"{place}1" for place in places if opaque(f"{place}0/24")[:4] == first)
    assert post(address="192.0.2.77").status_code == 302
    assert post(text="Jag med", address=other).status_code == 429


def test_counts_of_an_hour_ago_are_forgotten(post, settings, monkeypatch):
    settings.CONTACT_MESSAGES_PER_HOUR = 1
    post()
    assert post(text="Strax").status_code == 429
    now = time.time()
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now + 3601)
    assert post(text="Om en timme").status_code == 302


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("' OR 1=1", ""),
    ],
)
def test_address_is_cut_to_its_network(address, network):
    assert network_of(address) == network


def test_address_in_a_header_of_the_visitor_is_not_believed(post, settings):
    settings.CONTACT_MESSAGES_PER_HOUR = 1
    for number in range(2):
        last = post(headers={"X-Forwarded-For": f"203.0.{number}.1"}, text=f"Nummer {number}")
    assert last.status_code == 429


def test_behind_our_own_proxy_each_network_counts_for_itself(post, settings):
    settings.CONTACT_MESSAGES_PER_HOUR = 1
    settings.MIDDLEWARE = [
        "site_project.middleware.requests.RealIPMiddleware",
        *settings.MIDDLEWARE,
    ]
    assert post(headers={"X-Real-IP": "198.51.100.1"}, text="Ett").status_code == 302
    assert post(headers={"X-Real-IP": "198.51.100.2"}, text="Två").status_code == 429
    assert post(headers={"X-Real-IP": "203.0.113.1"}, text="Tre").status_code == 302


def test_page_is_the_same_for_everybody_and_sets_no_cookie(client, index, post):
    first, second = client.get("/kontakt/"), client.get("/kontakt/")
    assert first.content == second.content
    for response in (first, post(name=""), post(), client.get(post().url)):
        assert not response.cookies


def test_person_and_area_can_be_chosen(post, area):
    person = ContactPerson.objects.get()
    post(topic=f"person-{person.pk}")
    post(topic=f"area-{area.pk}")
    assert Message.objects.filter(person=person, area=None).count() == 1
    assert Message.objects.filter(person=None, area=area).count() == 1


def test_address_of_the_form_leads_to_the_page(client, index):
    page = ContactPage.objects.get()
    assert client.get(f"/meddelande/{page.pk}/").url == "/kontakt/"
    page.unpublish()
    assert client.get(f"/meddelande/{page.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["", "skickat/x/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_page_that_no_number_names_is_not_found(client, index, method, path):
    answer = getattr(client, method)(f"/meddelande/99999999999999999999/{path}")
    assert answer.status_code in (404, 405)


@pytest.mark.parametrize("method", ["put", "delete"])
def test_form_is_read_and_posted_and_nothing_else(client, index, method):
    page = ContactPage.objects.get()
    assert getattr(client, method)(f"/meddelande/{page.pk}/").status_code == 405
