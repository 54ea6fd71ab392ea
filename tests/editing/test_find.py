"""One search over all that an editor works with, each only what the user may open."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from contact.models import ContactPerson
from policy.models import Commitment, Picture
from site_project.admin.groups import ADMINISTRATORS, EDITORS
from tests.support.members import member

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FIND = "/admin/hitta/"


def found(client, words, **more):
    return client.get(FIND, {"q": words, **more}).text.split('class="find-results"')[1]


@pytest.fixture
def asta(client):
    user = member(EDITORS, "asta")
    client.force_login(user)
    return user


def test_pages_promises_people_pictures_and_the_guide_are_found(client, asta, area):
    promise = Commitment.objects.for_editors().filter(area__title="Utbildning").first()
    person = ContactPerson.objects.create(name="Siv Kjellberg", role="Kassör", locale=area.locale)
    picture = Picture.objects.create(
        title="Skolgården", file=get_test_image_file(), uploaded_by_user=asta
    )
    for words, address in (
        ("Utbildn", f"/admin/pages/{area.pk}/edit/"),
        (promise.text[:20], f"/admin/commitments/{promise.pk}/"),
        ("Kjellb", f"/edit/{person.pk}/"),
        ("Skolg", f"/admin/images/{picture.pk}/"),
        ("flygblad", "/admin/guide/#flygblad"),
        ("kontaktpers", "/admin/snippets/contact/contactperson/"),
    ):
        assert address in found(client, words), words


def test_what_the_user_may_not_open_is_not_found(client, asta):
    assert "/admin/settings/contact/appearance/" not in found(client, "utseende")
    client.force_login(member(ADMINISTRATORS, "ulla"))
    assert "/admin/settings/contact/appearance/" in found(client, "utseende")


def test_page_with_the_words_in_its_title_comes_before_one_that_says_them(client, asta, area):
    hits = found(client, "utbildning").split("<li>")
    assert f"/admin/pages/{area.pk}/edit/" in hits[1]


def test_window_over_a_screen_gets_the_hits_alone(client, asta):
    html = client.get(FIND, {"q": "utbildning", "part": "1"}).text
    assert html.strip().startswith('<div class="find-results">')
    assert "Inget hittades för ”qqq”." in client.get(FIND, {"q": "qqq", "part": "1"}).text


def test_menus_search_field_and_home_lead_to_it(client, asta):
    html = client.get("/admin/").text
    assert f'"_args": ["{FIND}"]' in html
    assert f'action="{FIND}"' in html
