"""The screen of a translation: every text open beside its source, and a page's languages above."""

import re

import pytest
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from policy.models import ArticlePage
from policy.translation.publishing import translation_of
from policy.translation.screen import Screen
from policy.translation.strip import tabs_of
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.members import member
from tests.support.translations import change, translate_all, write
from tests.support.translators import address_of, put

pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]


def edit(page):
    return f"/admin/pages/{page.pk}/edit/"


def text_of(page, path):
    return next(text for text in Screen(translation_of(page)).texts if text.path == path)


def states(page):
    return {tab.locale.language_code: tab.states for tab in tabs_of(page)}


@pytest.fixture
def draft(area):
    """An article that somebody has begun to translate into English."""
    article = area.add_child(instance=ArticlePage(title="Skolmat", lead="Maten är god."))
    article.save_revision().publish()
    english = Locale.objects.get(language_code="en")
    translate_object(article, [english], user=member(REVIEWERS, "eva"))
    return article.get_translation(english)


def test_every_text_stands_in_an_open_field_beside_its_source(client, english):
    client.force_login(member(EDITORS))
    html = client.get(edit(english)).text
    texts = Screen(translation_of(english)).texts
    assert len(re.findall(r"<textarea [^>]*data-address", html)) == len(texts) > 10
    lead = text_of(english, "lead")
    row = html.split(f'id="{lead.anchor}"')[1].split("</textarea>")[0]
    assert lead.shown_source in row
    assert row.endswith(f">{lead.value}")
    assert 'lang="en" dir="ltr"' in row


def test_text_that_was_changed_in_swedish_shows_what_it_was_and_how_it_was_translated(
    client, area, english
):
    before, said = area.lead, text_of(english, "lead").value
    change(area, lead="Något helt annat.")
    text = text_of(english, "lead")
    assert (text.former.source, text.former.text) == (before, said)
    assert text.is_missing
    client.force_login(member(EDITORS))
    html = client.get(edit(english)).text
    assert f'href="#{text.anchor}">Ingress: Något helt annat.</a>' in html
    assert "1</span>" in html.split("data-missing-count")[1][:20]


def test_address_is_made_of_the_title_where_it_is_left_open(client, draft):
    client.force_login(member(EDITORS))
    client.get(edit(draft))
    for path, words in (("title", "School food"), ("lead", "The food is good.")):
        assert put(client, address_of(draft, path), words).status_code == 201
    html = client.post(edit(draft), {"action": "hand-in"}, follow=True).text
    assert "Översättningen är inlämnad" in html
    draft.refresh_from_db()
    assert draft.latest_revision.as_object().slug == "school-food"


def test_address_of_a_published_page_stays_when_the_swedish_one_is_changed(client, area, english):
    change(area, slug="skolan-nu")
    client.force_login(member(REVIEWERS))
    client.post(edit(english), {"action": "publish"})
    english.refresh_from_db()
    assert english.slug == "education"


def test_strip_says_what_is_older_missing_or_waiting(client, area, english, draft):
    assert states(area)["en"] == []
    assert states(draft)["en"] == ["utkast"]
    assert states(draft)["ar"] == ["saknas"]
    change(area, lead="Något helt annat.")
    assert states(area)["en"] == ["äldre"]
    translate_all(translation_of(draft))
    write(draft, "slug", "school-food")
    client.force_login(member(EDITORS))
    client.post(edit(draft), {"action": "hand-in"})
    assert states(draft)["en"] == ["väntar på granskning", "utkast"]


def test_language_that_is_missing_is_begun_from_the_strip(client, draft):
    client.force_login(member(EDITORS))
    html = client.get(edit(draft)).text
    form = re.search(
        r'<form method="post" action="(/admin/localize/submit/page/\d+/)">(.*?)</form>', html, re.S
    )
    locale = re.search(r'name="locales" value="(\d+)"', form[2])[1]
    answer = client.post(form[1], {"locales": [locale]})
    begun = draft.get_translation(Locale.objects.get(pk=locale))
    assert answer.url == edit(begun)


def test_author_sees_what_the_reviewer_wrote_above_the_texts(client, english):
    author, reviewer = member(EDITORS), member(REVIEWERS, "gun")
    for person, step in ((author, "hand-in"), (reviewer, "send-back")):
        client.force_login(person)
        client.post(edit(english), {"action": step, "comment": "Stavfel i rubriken."})
    client.force_login(author)
    above = client.get(edit(english)).text.split('class="texts"')[0]
    assert "gun skickade tillbaka översättningen" in above
    assert "Stavfel i rubriken." in above


def test_texts_under_review_cannot_be_typed_over(client, english):
    client.force_login(member(EDITORS))
    client.post(edit(english), {"action": "hand-in"})
    html = client.get(edit(english)).text
    fields = re.findall(r"<textarea [^>]*data-address[^>]*>", html)
    assert fields
    assert all("readonly" in field for field in fields)


def test_others_who_have_the_translation_open_are_shown(client, english):
    other = member(REVIEWERS, "gun")
    client.force_login(other)
    client.get(edit(english))
    client.force_login(member(EDITORS))
    html = client.get(edit(english)).text
    ping = re.search(r'data-w-swap-src-value="([^"]+)"', html)[1]
    assert [one["user"] for one in client.post(ping).json()["other_sessions"]] == ["gun"]


def test_picture_of_a_translation_is_chosen_in_wagtails_chooser(client, area, english):
    segments = translation_of(english).source.overridablesegment_set
    client.force_login(member(EDITORS))
    html = client.get(edit(english)).text
    shared = html.split('class="shared"')[1]
    assert segments.exists()
    for segment in segments.all():
        assert f"/overrides/{segment.pk}/edit/" in shared
    assert "image-chooser" in shared
