import json
import re
from datetime import datetime

import pytest
from django.forms import modelform_factory
from django.template.loader import render_to_string
from django.utils.timezone import now

from contact.models import ContactDetails, ContactPerson, SocialLink
from contact.models.social import KNOWN, MASTODON, RSS, platform_of
from policy.models import Picture
from policy.templatetags.policy_tags import json_ld_script

pytestmark = pytest.mark.one_database

EVERY_PAGE = ["/", "/trygghet/", "/kontakt/", "/integritet/"]


def organisation_of(html):
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return next(data for data in map(json.loads, scripts) if data["@type"] == "PoliticalParty")


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_says_who_stands_behind_it_and_how_to_reach_them(client, index, path):
    html = client.get(path).content.decode()
    assert "Nedergårdsvägen 24" in html
    assert 'href="tel:+46-70-291-11-89"' in html
    assert "070-291 11 89" in html
    assert 'href="mailto:lucas.nykvist@socialdemokraterna.se"' in html
    assert "https://www.openstreetmap.org/search?query=Nederg" in html
    assert "<li>Partiet:</li>" in html
    for name in ("Facebook", "Instagram"):
        assert re.search(rf"</svg>\s*{name}\s*</a>", html)


def test_json_ld_says_the_same_as_the_page(client, index):
    data = organisation_of(client.get("/kontakt/").content.decode())
    assert data["name"] == "Socialdemokraterna i Botkyrka"
    assert data["telephone"] == "+46702911189"
    assert data["address"]["streetAddress"] == "Nedergårdsvägen 24"
    assert data["contactPoint"][0]["contactType"] == "Ombudsman"
    # The accounts are those of the whole party.
    assert "sameAs" not in data


def test_json_ld_leaves_out_what_is_not_known(client, index):
    ContactPerson.objects.all().delete()
    SocialLink.objects.all().delete()
    ContactDetails.objects.update(street_address="", phone="", email="")
    data = organisation_of(client.get("/kontakt/").content.decode())
    assert set(data) == {"@context", "@type", "name", "url"}


def test_no_value_breaks_out_of_the_json_ld():
    html = json_ld_script({"name": "</script><script>alert(1)</script> & 'Co' \"AB\""})
    assert html.count("<") == 2
    inner = html[html.index(">") + 1 : html.rindex("<")]
    assert json.loads(inner)["name"].startswith("</script>")


def test_pages_stand_without_any_contact_details(client, index):
    ContactDetails.objects.all().delete()
    ContactPerson.objects.all().delete()
    for path in EVERY_PAGE:
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("address", "name", "icon"),
    [
        ("https://www.facebook.com/botkyrka", "Facebook", "facebook"),
        ("https://sv-se.facebook.com/botkyrka", "Facebook", "facebook"),
        ("https://instagram.com/botkyrka", "Instagram", "instagram"),
        ("https://x.com/botkyrka", "X", "x"),
        ("https://twitter.com/botkyrka", "X", "x"),
        ("https://www.threads.net/@botkyrka", "Threads", "threads"),
        ("https://mastodon.example/@botkyrka", "Mastodon", "mastodon"),
        ("https://mastodon.example/@botkyrka@social.example", "Mastodon", "mastodon"),
        ("https://bsky.app/profile/botkyrka.bsky.social", "Bluesky", "bluesky"),
        ("https://botkyrka.bsky.social", "Bluesky", "bluesky"),
        ("https://se.linkedin.com/company/botkyrka", "LinkedIn", "linkedin"),
        ("https://www.youtube.com/@botkyrka", "YouTube", "youtube"),
        ("https://www.tiktok.com/@botkyrka", "TikTok", "tiktok"),
        ("https://wa.me/46702911189", "WhatsApp", "whatsapp"),
        ("https://t.me/botkyrka", "Telegram", "telegram"),
        ("https://signal.group/#abc", "Signal", "signal"),
        ("https://blogg.example/feed/", "RSS", "rss"),
        ("https://mastodon.example/@botkyrka.rss", "RSS", "rss"),
        ("https://netflix.com/titel", "netflix.com", "web"),
        ("https://notfacebook.com/botkyrka", "notfacebook.com", "web"),
        ("https://www.okänd.example/vi", "okänd.example", "web"),
    ],
)
def test_platform_follows_from_the_address(address, name, icon):
    platform = platform_of(address)
    assert (platform.name, platform.icon) == (name, icon)


@pytest.mark.parametrize("platform", [*KNOWN, MASTODON, RSS], ids=lambda platform: platform.name)
def test_every_platform_has_an_icon_and_a_name(platform):
    icon = render_to_string(platform.icon_template)
    assert 'aria-hidden="true"' in icon
    assert "currentColor" in icon
    assert platform.name


def test_only_profiles_are_tied_to_the_site(client, index):
    details = ContactDetails.objects.get()
    details.social_links.add(
        SocialLink(url="https://wa.me/46702911189"), SocialLink(url="https://x.com/botkyrka")
    )
    details.save()
    html = client.get("/kontakt/").content.decode()
    assert 'href="https://x.com/botkyrka" rel="me"' in html
    assert 'href="https://wa.me/46702911189">' in html
    assert 'href="https://www.facebook.com/socialdemokraterna">' in html
    own = organisation_of(html)["sameAs"]
    assert own == ["https://wa.me/46702911189", "https://x.com/botkyrka"]


@pytest.mark.parametrize(("model", "name"), [(SocialLink, "url"), (Picture, "source")])
def test_address_typed_without_its_beginning_is_https(db, model, name):
    field = modelform_factory(model, fields=[name])().fields[name]
    assert field.clean("www.facebook.com/botkyrka") == "https://www.facebook.com/botkyrka"


def test_starter_links_keep_their_order_when_one_is_changed(client, index):
    details = ContactDetails.objects.get()
    orders = list(details.social_links.values_list("sort_order", flat=True))
    assert orders == list(range(len(orders)))


def test_person_stands_at_the_area_and_on_the_contact_page(client, index, area):
    ContactPerson.objects.create(
        name="Asta Berg", role="Skolnämnden", area=area, locale_id=1, hours="vardagar 9–16"
    )
    for path in ("/utbildning/", "/kontakt/"):
        html = client.get(path).content.decode()
        assert "<h3>Asta Berg</h3>" in html
        assert "vardagar 9–16" in html
    assert "<h3>Asta Berg</h3>" not in client.get("/omsorg/").content.decode()


def test_contact_card_can_be_saved(client, index):
    person = ContactPerson.objects.get()
    person.name = "Åsa; Örn\nBEGIN:VCARD"
    person.role = "Ordförande, " + "ö" * 85
    person.save()
    response = client.get(f"/kontaktkort/{person.pk}.vcf")
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert lines[:2] == [b"BEGIN:VCARD", b"VERSION:3.0"]
    assert lines[-2:] == [b"END:VCARD", b""]
    assert max(map(len, lines)) <= 75
    unfolded = response.content.decode().replace("\r\n ", "").split("\r\n")
    assert "FN:Åsa\\; Örn\\nBEGIN:VCARD" in unfolded
    assert "TITLE:Ordförande\\, " + "ö" * 85 in unfolded
    assert "TEL;TYPE=WORK,VOICE:+46702911189" in unfolded
    assert client.get("/kontaktkort/999999.vcf").status_code == 404


def test_security_txt_says_whom_to_write_to_and_until_when(client, index):
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in reversed(response.content.decode().splitlines()))
    assert fields["Contact"] == "mailto:lucas.nykvist@socialdemokraterna.se"
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert fields["Preferred-Languages"] == "sv, en"
    assert response["Cache-Control"] == "public, max-age=86400"
    until, today = datetime.fromisoformat(fields["Expires"]), now()
    assert ((until.year - today.year) * 12 + until.month - today.month, until.day) == (6, 1)
    ContactDetails.objects.update(email="", phone="")
    assert client.get("/.well-known/security.txt").status_code == 404
