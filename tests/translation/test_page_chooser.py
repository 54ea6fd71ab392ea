"""Choosing a page begins at the programme in the language of what is written."""

import json
import re

import pytest

from policy.models import PolicyIndexPage

pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]
CHOOSER = "/admin/choose-page/"


def chosen_from(client, address):
    return json.loads(client.get(address).text)["html"]


@pytest.mark.parametrize(
    ("asked", "title"), [("", "Politik"), ("?locale=en", "Our policy"), ("?locale=xx", "Politik")]
)
def test_choosing_begins_at_the_programme_in_the_language_asked_for(admin, asked, title):
    html = chosen_from(admin, CHOOSER + asked)
    index = PolicyIndexPage.objects.get(
        title=title, depth=2, locale__language_code__in=("sv", "en")
    )
    assert f'data-id="{index.pk}"' in html


def test_menu_of_languages_at_the_root_leads_to_the_programme_in_each(admin, index):
    html = chosen_from(admin, f"{CHOOSER}{index.get_parent().pk}/")
    english = next(
        address for address in re.findall(r'href="([^"]+locale=en[^"]*)"', html)
    ).replace("&amp;", "&")
    first = PolicyIndexPage.objects.get(title="Our policy")
    assert f'data-id="{first.pk}"' in chosen_from(admin, english)


def test_form_of_a_translation_asks_in_its_language(admin, english):
    html = admin.get(f"/admin/pages/{english.pk}/edit/").text
    assert '"ACTIVE_CONTENT_LOCALE": "en"' in html
