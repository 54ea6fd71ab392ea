"""Before and after a page is taken away, its editor is told truly what stays behind."""

import re

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import GroupPagePermission, Page

from policy.models import PolicyAreaPage
from site_project.admin.groups import REVIEWERS
from tests.support.members import member
from tests.support.register import new_area

pytestmark = pytest.mark.one_database

WORDS = "Orden står kvar, men länken försvinner:"
GONE = "Används här, och försvinner härifrån:"
STAYS = "På andra språk är den kvar"
BOX = 'name="include_translations"'


@pytest.fixture
def boss(admin):
    """Somebody who may delete a page with others below it."""
    return admin


@pytest.fixture
def climate(index):
    return new_area(index, "Klimat", "Fler träd")


@pytest.fixture
def skola(area, climate):
    """A page that links to Klimat in running text."""
    area.body = [("text", f'<p>Se <a linktype="page" id="{climate.pk}">planen</a>.</p>')]
    area.save_revision().publish()
    return area


def address_of(action, page, several):
    if several:
        return f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/admin/"
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def words_of(html):
    """What stands in `html`, without tags, each run of white space as one blank."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def asked(client, *question):
    return words_of(client.get(address_of(*question)).text)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_editor_is_told_where_words_stay_and_their_link_goes(boss, climate, skola, action, several):
    said = asked(boss, action, climate, several)
    assert f"{WORDS} Utbildning" in said
    assert GONE not in said
    answer = boss.post(address_of(action, climate, several), follow=True).text
    assert "Här står orden kvar, men länken är borta: Utbildning." in words_of(answer)


def test_page_that_links_in_text_and_under_read_more_is_told_of_in_both_ways(boss, climate, skola):
    skola.read_more = [("link", {"page": climate, "address": "", "link_text": "Träden"})]
    skola.save_revision().publish()
    said = asked(boss, "unpublish", climate, False)
    assert f"{WORDS} Utbildning" in said
    assert f"{GONE} Utbildning" in said


def test_links_to_the_pages_below_a_deleted_one_and_to_itself(boss, area, climate):
    article = area.get_children().first()
    link = f'<p>Se <a linktype="page" id="{article.pk}">planen</a>.</p>'
    for page in (climate, area):
        page.body = [("text", link)]
        page.save_revision().publish()
    said = asked(boss, "delete", area, False)
    assert f"{WORDS} Klimat" in said
    assert f"{WORDS} Utbildning" not in said
    assert f"{WORDS} Klimat" not in asked(boss, "unpublish", area, False)


def test_draft_that_links_is_called_a_draft(boss, climate, skola):
    skola.unpublish()
    assert f"{WORDS} Utbildning (utkast)" in asked(boss, "unpublish", climate, False)


def test_redirect_to_an_unpublished_page_is_told_of(admin, climate):
    Redirect.objects.create(old_path="/gammal", redirect_page=climate)
    said = asked(admin, "unpublish", climate, False)
    assert "De här omdirigeringarna leder sedan ingenstans: /gammal" in said
    assert "leder sedan ingenstans: /gammal" in asked(admin, "delete", climate, False)


def test_words_of_a_link_to_a_deleted_document_are_told_of(boss, area):
    document = Document.objects.create(title="Protokoll")
    area.body = [("text", f'<p>Se <a linktype="document" id="{document.pk}">mötet</a>.</p>')]
    area.save_revision().publish()
    for address in (
        reverse("wagtaildocs:delete", args=[document.pk]),
        f"/admin/bulk/wagtaildocs/document/delete/?id={document.pk}&next=/admin/",
    ):
        said = words_of(boss.get(address).text)
        assert f"{WORDS} Utbildning" in said
        assert GONE not in said


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_alias_that_goes_with_its_page_is_told_of(boss, index, climate, action, several):
    alias = climate.create_alias(parent=index, update_slug="klimat-igen")
    said = asked(boss, action, climate, several)
    assert "där hittar besökarna den inte heller längre: Klimat" in said
    assert "Används inte någon annanstans" not in said
    boss.post(address_of(action, climate, several))
    assert not Page.objects.get(pk=alias.pk).live


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_other_languages_that_stay_are_named_before_and_after(
    languages, boss, area, english, action, several
):
    said = asked(boss, action, area, several)
    assert STAYS in said
    assert "Education (engelska)" in said
    answer = words_of(boss.post(address_of(action, area, several), follow=True).text)
    assert "På andra språk kan besökarna fortfarande läsa den:" in answer
    assert "Education (engelska)" in answer
    assert Page.objects.get(pk=english.pk).live


@pytest.mark.parametrize("several", [False, True])
def test_other_languages_are_unpublished_too_where_asked_for(
    languages, boss, area, english, several
):
    address = address_of("unpublish", area, several)
    assert BOX in boss.get(address).text
    form = {"include_translations": "on", "include_descendants": "on"}
    answer = words_of(boss.post(address, form, follow=True).text)
    assert "Avpublicerad på andra språk också:" in answer
    assert not Page.objects.filter(translation_key=area.translation_key).live().exists()
    assert not Page.objects.get(pk=english.pk).get_descendants().live().exists()
    assert "kan besökarna fortfarande läsa den" not in answer


def test_language_that_the_editor_may_not_unpublish_stays(languages, client, area, english):
    user = member(REVIEWERS, "gun")
    group = user.groups.get()
    GroupPagePermission.objects.filter(group=group).exclude(
        permission__codename="view_page"
    ).delete()
    for name in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=area, permission_type=name.removesuffix("_page")
        )
    client.force_login(user)
    address = address_of("unpublish", area, False)
    assert BOX not in client.get(address).text
    answer = words_of(client.post(address, {"include_translations": "on"}, follow=True).text)
    assert not Page.objects.get(pk=area.pk).live
    assert Page.objects.get(pk=english.pk).live
    assert "Education (engelska)" in answer


def test_link_that_leads_on_in_its_own_language_is_not_called_gone(languages, boss, area, english):
    other = PolicyAreaPage.objects.get(slug="care")
    other.body = [("text", f'<p>See <a linktype="page" id="{area.pk}">school</a>.</p>')]
    other.save_revision().publish()
    assert WORDS not in asked(boss, "unpublish", area, False)
    assert f"{WORDS} Care (engelska)" in asked(boss, "delete", area, False)


def test_page_that_only_swedish_has_says_nothing_of_languages(languages, boss, climate):
    html = boss.get(address_of("unpublish", climate, False)).text
    assert BOX not in html
    assert STAYS not in html


def test_move_says_what_does_not_move(languages, boss, index, area):
    article = area.get_children().first().specific
    home = PolicyAreaPage.objects.get(slug="omsorg", locale=area.locale)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[article.pk, home.pk])
    several = f"/admin/bulk/wagtailcore/page/move/?id={article.pk}&next=/admin/"
    for address in (confirm, several):
        said = words_of(boss.get(address).text)
        assert "På andra språk ligger sidan kvar där den är:" in said
        assert "(engelska)" in said
    answer = words_of(boss.post(confirm, follow=True).text)
    assert "På andra språk är ingenting flyttat:" in answer
    answer = words_of(boss.post(several, {"chooser": area.pk}, follow=True).text)
    assert "På andra språk är ingenting flyttat:" in answer


@pytest.mark.parametrize("several", [False, True])
def test_page_is_moved_in_other_languages_too_where_asked_for(languages, boss, area, several):
    article = area.get_children().first().specific
    home = PolicyAreaPage.objects.get(slug="omsorg", locale=area.locale)
    english = article.get_translations().get(locale__language_code="en", alias_of=None)
    form = {"include_translations": "on"}
    if several:
        address = f"/admin/bulk/wagtailcore/page/move/?id={article.pk}&next=/admin/"
        form["chooser"] = home.pk
    else:
        address = reverse("wagtailadmin_pages:move_confirm", args=[article.pk, home.pk])
    assert "Flytta på andra språk också" in words_of(boss.get(address).text)
    answer = words_of(boss.post(address, form, follow=True).text)
    assert f"{english.title} (engelska)" in answer.partition("Flyttad på andra språk också:")[2]
    assert Page.objects.get(pk=english.pk).get_parent().slug == "care"


def test_version_without_the_new_place_in_its_language_stays(languages, boss, area, index):
    article = area.get_children().first().specific
    place = index.add_child(instance=PolicyAreaPage(title="Klimat", slug="klimat"))
    english = article.get_translations().get(locale__language_code="en", alias_of=None)
    address = reverse("wagtailadmin_pages:move_confirm", args=[article.pk, place.pk])
    answer = words_of(boss.post(address, {"include_translations": "on"}, follow=True).text)
    assert "På andra språk är ingenting flyttat:" in answer
    assert Page.objects.get(pk=english.pk).get_parent().slug == "education"


def test_page_is_deleted_in_every_language_where_asked_for(languages, boss, area, english):
    html = boss.get(address_of("delete", area, False)).text
    everywhere = re.search(r'href="(/admin/bulk/wagtailcore/page/delete/[^"]+)"', html)[1]
    everywhere = everywhere.replace("&amp;", "&")
    asks_again = words_of(boss.get(everywhere).text)
    assert "Education" in asks_again
    assert STAYS not in asks_again
    boss.post(everywhere)
    assert not Page.objects.filter(translation_key=area.translation_key).exists()


def test_promises_leave_with_the_swedish_page_alone(languages, boss, area, english):
    assert "löften ges på sidan" in asked(boss, "delete", area, False)
    assert "ges på sidan" not in asked(boss, "delete", english, False)
