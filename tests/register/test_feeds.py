"""The feeds tell all that happens to promises, and keep the rules of Atom."""

import re

import pytest

from contact.models import ContactPage
from policy.models import (
    ArticlePage,
    Commitment,
    CommitmentWording,
    PolicyAreaPage,
    RegisterArea,
    TermClosing,
)
from tests.support.atom import ATOM, read, summary, time, told
from tests.support.register import commitments, new_area, publish, reword, update


def feed_of(client, below=""):
    return read(client.get(f"/loften/atom/{below}"))


@pytest.fixture
def eventful(index, climate):
    """A promise that everything has happened to; beside it, one was withdrawn."""
    update(commitments(climate)["Fler träd"], "done", what_happened="Tusen träd.")
    climate = publish(climate, "Fler träd")
    climate = reword(climate, "Fler träd", "Fler gröna träd", "same")
    said = {"was": "Vi lovar: Fler gröna träd", "is": "Vi lovar: Inga träd", "answer": "changed"}
    answers = {"points": {"id-Fler träd": said}}
    climate = publish(climate, "Inga träd", ids=["id-Fler träd"], answers=answers)
    article = climate.add_child(instance=ArticlePage(title="Vatten", live=False))
    publish(article, "Renare sjöar")
    article.refresh_from_db()
    article.move(new_area(index, "Natur"), pos="last-child")
    TermClosing.objects.create(term_start=2018, term_end=2022)
    return Commitment.objects.get(wordings__text="Inga träd")


def test_register_tells_everything_and_shows_where_to_check_it(client, eventful):
    entries = told(feed_of(client))
    for title, evidence in {
        "Nytt löfte: Vi lovar: Fler träd": "Fler träd",
        "Genomfört: Vi lovar: Fler träd": 'Belägg: <a href="https://example.org/protokoll">',
        "Samma löfte, bättre formulerat: Vi lovar: Fler gröna träd": "Vi lovar: Fler träd</q>",
        "Löftet är ändrat: Vi lovar: Inga träd": "Vi lovar: Fler gröna träd</q>",
        "Står inte längre i programmet: Vi lovar: Renare luft": "Renare luft",
        "Flyttat till Natur: Vi lovar: Renare sjöar": "Från: Klimat 2018–2022",
        "Mandatperioden 2018–2022 är stängd": "/loften/sa-blev-det/2018-2022/",
    }.items():
        assert title in entries, (title, list(entries))
        assert evidence in summary(entries[title]), title


def test_promise_has_a_feed_of_its_own(client, eventful):
    entries = told(feed_of(client, f"lofte/{eventful.public_id}/"))
    assert len(entries) == 5
    assert "Genomfört: Vi lovar: Fler träd" in entries
    assert not any("luft" in title for title in entries)
    assert client.get("/loften/atom/lofte/aaaaaaaaaa/").status_code == 404


def test_area_keeps_its_feed_when_it_is_renamed(client, climate):
    address = f"omrade/{climate.translation_key}/"
    before = feed_of(client, address)
    climate.title, climate.slug = "Miljö", "miljo"
    climate.save_revision().publish()
    after = feed_of(client, address)
    assert after.find(f"{ATOM}title").text.endswith(": Miljö")
    assert after.find(f"{ATOM}id").text == before.find(f"{ATOM}id").text
    assert set(told(after)) == set(told(before))
    answer = client.get("/loften/atom/2018/miljo/")
    assert (answer.status_code, answer["Location"]) == (301, f"/loften/atom/{address}")


def test_area_without_promises_has_an_empty_feed_that_stays_the_same(client, index):
    area = new_area(index, "Tomt")
    first, second = (feed_of(client, f"omrade/{area.translation_key}/") for _ in range(2))
    assert told(first) == {}
    assert time(first) == time(second)
    missing = "00000000-0000-4000-8000-000000000000"
    assert client.get(f"/loften/atom/omrade/{missing}/").status_code == 404


def test_feed_is_updated_by_every_change_of_words_and_other_entries_stay(client, index):
    area = new_area(index, "Klimat", "Fler träd")
    update(*commitments(area).values())
    first = feed_of(client)
    area = reword(area, "Fler träd", "Fler gröna träd", "same")
    second = feed_of(client)
    reword(area, "Fler träd", "Fler höga träd", "same")
    third = feed_of(client)
    assert time(first) < time(second) < time(third)
    for title, entry in told(first).items():
        again = told(third)[title]
        assert (time(again), summary(again)) == (time(entry), summary(entry))


def test_entry_is_updated_when_it_is_translated(client, languages, area):
    [one, *_] = Commitment.objects.filter(translation_key=area.translation_key)
    update(one)
    address = f"/en/commitments/atom/lofte/{one.public_id}/"
    english = one.wordings.filter(language="en").last()
    before = told(read(client.get(address)))[f"Started: {english.statement}"]
    new = {"language": "en", "date": english.date, "text": "Better schools"}
    CommitmentWording.objects.create(commitment=one, **new)
    feed = read(client.get(address))
    assert time(feed) == time(told(feed)["Started: Better schools"]) > time(before)


def test_withheld_promise_is_in_no_feed(client, climate, one):
    RegisterArea.objects.filter(key=climate.translation_key).update(withheld=True)
    assert not any("träd" in title for title in told(feed_of(client)))
    assert client.get(f"/loften/atom/lofte/{one.public_id}/").status_code == 404


def test_pages_announce_their_feeds(client, climate, one):
    def announced(address):
        head = client.get(address).text.partition("</head>")[0]
        return re.findall(r'application/atom\+xml"\s+href="([^"]*)"', head)

    area = f"/loften/atom/omrade/{climate.translation_key}/"
    promise = f"/loften/atom/lofte/{one.public_id}/"
    assert announced("/loften/") == ["/nytt.atom", "/loften/atom/"]
    assert announced("/klimat/") == ["/nytt.atom", area]
    assert announced(f"/loften/{one.path}") == ["/nytt.atom", promise]
    for address in (area, promise):
        read(client.get(address))


def test_news_are_of_the_programme_and_of_no_notice(client, index, area):
    for page in (*index.get_children().live(), area):
        page.specific.save_revision().publish()
    titles = set(told(read(client.get("/nytt.atom"))))
    kept_out = {page.title for page in ContactPage.objects.live()}
    kept_out |= {page.title for page in index.get_children().filter(show_in_menus=False)}
    assert len(kept_out) > 2
    assert not titles & kept_out
    assert set(PolicyAreaPage.objects.child_of(index).values_list("title", flat=True)) <= titles


def test_queries_of_a_feed_do_not_grow(client, index, django_assert_max_num_queries):
    area = new_area(index, "Klimat", *(f"Träd {n}." for n in range(40)))
    for one in commitments(area).values():
        update(one)
    client.get("/loften/atom/")
    with django_assert_max_num_queries(28):
        client.get("/loften/atom/")
