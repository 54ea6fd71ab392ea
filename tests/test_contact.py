import json
import re

import pytest

from contact.models import ContactDetails, ContactPerson, SocialLink
from contact.platforms import platform_of
from policy.json_ld import json_ld_script

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
    for name in ("Facebook", "Instagram"):
        assert re.search(rf"</svg>\s*{name}</a>", html)


def test_json_ld_says_the_same_as_the_page(client, index):
    data = organisation_of(client.get("/kontakt/").content.decode())
    assert data["name"] == "Socialdemokraterna i Botkyrka"
    assert data["telephone"] == "+46702911189"
    assert data["address"]["streetAddress"] == "Nedergårdsvägen 24"
    assert data["contactPoint"][0]["contactType"] == "Ombudsman"
    assert len(data["sameAs"]) == 2


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
        ("https://notfacebook.com/botkyrka", "notfacebook.com", "web"),
        ("https://www.okänd.example/vi", "okänd.example", "web"),
    ],
)
def test_platform_follows_from_the_address(address, name, icon):
    platform = platform_of(address)
    assert (platform.name, platform.icon) == (name, icon)
