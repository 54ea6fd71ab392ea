"""Whoever opens a page under review sees who handed it in, what was said and what changes."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from policy.editing.marked_changes import mark_changes
from policy.models import ArticlePage
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.review import NEW, client_of, form_of, save

pytestmark = pytest.mark.one_database


@pytest.fixture
def article(db):
    return ArticlePage.objects.get(slug="sa-samverkar-vi")


@pytest.fixture
def asta(db):
    return client_of(EDITORS, "asta")


@pytest.fixture
def gun(db):
    return client_of(REVIEWERS, "gun")


def edit(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def panel(client, article):
    """What the form of the page says of its review, as (text, names of its buttons)."""
    found = BeautifulSoup(client.get(edit(article)).text, "html.parser").select_one(".review")
    if not found:
        return None, []
    names = [one.text.strip() for one in found.select("button[data-workflow-action-name]")]
    return " ".join(found.text.split()), names


def send_back(client, article, comment):
    form = form_of(article, "workflow-action") | {
        "workflow-action-name": "reject",
        "workflow-action-extra-data": f'{{"comment": "{comment}"}}',
    }
    return client.post(edit(article), nested_form_data(form), follow=True).text


def hand_in_again(client, article, answer):
    form = form_of(article, "submit") | {"review-answer": answer}
    client.post(edit(article), nested_form_data(form))
    article.refresh_from_db()


def test_reviewer_sees_who_handed_in_and_decides_there(article, asta, gun):
    assert panel(gun, article) == (None, [])
    save(asta, article, "submit")
    text, buttons = panel(gun, article)
    assert text.startswith("asta lämnade in sidan")
    assert buttons == ["Godkänn och publicera", "Skicka tillbaka"]


def test_colleague_reads_what_waits_and_is_told_that_it_cannot_be_changed(article, asta):
    save(asta, article, "submit")
    bo = client_of(EDITORS, "bo")
    text, buttons = panel(bo, article)
    assert ("går den att läsa här, men inte att ändra" in text, buttons) == (True, [])
    assert "tar du tillbaka den" not in text
    assert "tar du tillbaka den" in panel(asta, article)[0]


def test_writer_and_reviewer_read_each_others_sentences_by_name(article, asta, gun):
    save(asta, article, "submit")
    send_back(gun, article, "Korta ingressen!")
    text, _buttons = panel(asta, article)
    assert "gun skickade tillbaka den" in text
    assert "Korta ingressen!" in text
    hand_in_again(asta, article, "Nu är den kort.")
    text, _buttons = panel(gun, article)
    assert text.index("Korta ingressen!") < text.index("asta svarade") < text.index("Nu är den")
    assert "Nu är den kort." in asta.get(f"/admin/pages/{article.pk}/history/").text


def test_sentence_is_on_the_writers_first_page_too(article, asta, gun):
    save(asta, article, "submit")
    send_back(gun, article, "Korta ingressen!")
    assert "”Korta ingressen!”" in asta.get("/admin/").text


def test_answer_is_kept_only_where_the_page_is_handed_in(article, asta, gun):
    save(asta, article, "submit")
    send_back(gun, article, "Korta!")
    form = form_of(article) | {"review-answer": "Inte färdig än"}
    html = asta.post(edit(article), nested_form_data(form), follow=True).text
    assert "Inte färdig än" not in html
    assert "Inte färdig än" not in asta.get(f"/admin/pages/{article.pk}/history/").text


def test_sentence_stands_there_still_where_nothing_was_decided(article, asta, gun):
    save(asta, article, "submit")
    form = form_of(article, "workflow-action") | {
        "loaded_revision_id": article.latest_revision_id,
        "loaded_revision_created_at": article.get_latest_revision().created_at.isoformat(),
        "workflow-action-name": "reject",
        "workflow-action-extra-data": '{"comment": "Korta ingressen!"}',
    }
    article.save_revision()
    html = gun.post(edit(article), nested_form_data(form)).text
    field = BeautifulSoup(html, "html.parser").select_one("[data-review-words]")
    assert field.text.strip() == "Korta ingressen!"


def test_after_approving_the_page_is_one_press_away(article, asta, gun):
    save(asta, article, "submit")
    form = form_of(article, "workflow-action") | {"workflow-action-name": "approve"}
    html = gun.post(edit(article), nested_form_data(form), follow=True).text
    soup = BeautifulSoup(html, "html.parser")
    [button] = [one for one in soup.select(".messages a") if one.text.strip() == "Visa sidan"]
    assert gun.get(button["href"]).status_code == 200


def test_changes_are_marked_in_the_page_as_visitors_will_see_it(article, asta, gun):
    old = article.title
    save(asta, article, "submit")
    html = gun.get(reverse("page_changes", args=[article.pk])).text
    heading = BeautifulSoup(html, "html.parser").h1
    gone = [one.extract().text for one in heading("del")]
    assert " ".join(heading.text.split()) == NEW
    assert gone
    assert set(" ".join(gone).split()) <= set(old.split())
    article.refresh_from_db()
    assert article.title == old


def test_page_that_was_never_public_is_shown_without_marks(article, asta, gun):
    article.unpublish()
    save(asta, article, "submit")
    html = gun.get(reverse("page_changes", args=[article.pk])).text
    assert NEW in html
    assert "<ins>" not in html


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("<p>Ett två</p>", "<p>Ett två</p>", "<p>Ett två</p>"),
        ("<p>Ett två tre</p>", "<p>Ett tre</p>", "<p>Ett <del>två</del> tre</p>"),
        ("<p>A b</p>", "<p>A c</p>", "<p>A <del>b</del> <ins>c</ins></p>"),
        (
            "<ul><li>A</li></ul>",
            "<ul><li>A</li><li>B c</li></ul>",
            "<ul><li>A</li><li><ins>B c</ins></li></ul>",
        ),
        (
            "<ul><li>A</li><li>B &lt;</li></ul>",
            "<ul><li>A</li></ul>",
            "<ul><li>A <del>B &lt;</del> </li></ul>",
        ),
        ("<p>A</p>", '<p>A</p><img src="x">', '<p>A</p><img data-inserted="" src="x">'),
        ('<p>A <img src="x" alt="Å"> b</p>', "<p>A b</p>", "<p>A <del>[Å]</del> b</p>"),
    ],
)
def test_marks(old, new, marked):
    html = mark_changes(f"<main>{old}</main>", f"<main>{new}</main>")
    assert " ".join(html.split()) == " ".join(f"<main>{marked}</main>".split())
