"""What visitors are told of promises that were changed, replaced, split, moved or taken over."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from policy.models import (
    Commitment,
    CommitmentGoal,
    CommitmentMove,
    CommitmentRelation,
    CommitmentWording,
    PolicyIndexPage,
    RegisterArea,
)
from tests.support.register import commitments, new_area, publish, reword, text_of, update

pytestmark = pytest.mark.one_database

Kind = CommitmentRelation.Kind


@pytest.fixture
def hall(index):
    return new_area(index, "Idrott", "Bygga en simhall")


@pytest.fixture
def promise(hall):
    return commitments(hall)["Bygga en simhall"]


def page_about(client, commitment):
    """The text of a commitment's page, with one space between words."""
    one = Commitment.objects.for_reading().get(pk=commitment.pk)
    with override("sv"):
        path = one.path
    html = text_of(client, f"/loften/{path}").split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def register(client, query=""):
    html = text_of(client, f"/loften/{query}").split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def relate(earlier, later, kind):
    return CommitmentRelation.objects.create(earlier=earlier, later=later, kind=kind)


def worded(commitment, text, day, **fields):
    return CommitmentWording.objects.create(
        commitment=commitment, language="sv", date=day, text=text, heading="Vi lovar", **fields
    )


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("changed", "och vi har inte bedömt det sedan dess"),
        (None, "Ingen har sagt om löftet är detsamma, och vi har inte bedömt det sedan dess"),
    ],
)
def test_status_of_former_words_is_told_with_those_words(client, hall, promise, answer, told):
    update(promise, "done", what_happened="Nu är simhallen klar.")
    reword(hall, "Bygga en simhall", "Sänka skatten", answer)
    text = page_about(client, promise)
    status, rest = text.split("En tidigare bedömning gällde andra ord.")
    assert "Inte bedömt än" in status
    assert "Genomfört" not in status
    assert told in rest
    assert "Genomfört" in rest.split("sades om de här orden:")[0]
    assert "sades om de här orden: Vi lovar: Bygga en simhall" in rest
    assert "Bedömde de här orden: Vi lovar: Bygga en simhall" in rest
    assert "”Genomfört” gällde tidigare ord" in register(client, "?area=idrott")
    assert 'class="badge-link"' not in text_of(client, "/idrott/")


def test_new_update_judges_the_new_words(client, hall, promise):
    update(promise, "done")
    reword(hall, "Bygga en simhall", "Sänka skatten", "changed")
    update(Commitment.objects.get(pk=promise.pk), "started")
    text = page_about(client, promise)
    assert "En tidigare bedömning gällde andra ord." not in text
    assert text.count("Bedömde de här orden:") == 1


def test_better_words_keep_the_status_and_the_words_that_it_judged(client, hall, promise):
    update(promise, "done")
    reword(hall, "Bygga en simhall", "Bygga en ny simhall", "same")
    text = page_about(client, promise)
    assert "En tidigare bedömning" not in text
    assert "Samma löfte, bättre formulerat" in text
    assert "Bedömde de här orden: Vi lovar: Bygga en simhall" in text


def test_each_wording_says_what_it_was(client, hall, promise):
    reword(hall, "Bygga en simhall", "Sänka skatten", "changed")
    assert "Löftet är ändrat" in page_about(client, promise)
    publish(hall, "Sänka skatten mycket", ids=["id-Bygga en simhall"])
    assert "Ingen har sagt om löftet är detsamma" in page_about(client, promise)
    publish(hall, "Något annat")
    publish(hall, "Sänka skatten mycket", ids=["id-Bygga en simhall"])
    assert "Löftet finns där igen." in page_about(client, promise)


def test_promise_that_became_another_is_linked_both_ways(client, hall, promise):
    update(promise, "done", what_happened="Nu är simhallen klar.")
    reword(hall, "Bygga en simhall", "Sänka skatten", "another")
    new = commitments(hall)["Sänka skatten"]
    old, text = page_about(client, promise), page_about(client, new)
    assert "Det här står inte längre i programmet." in old
    assert "Ersatt av Vi lovar: Sänka skatten" in old
    assert "Ersätter Vi lovar: Bygga en simhall" in text
    assert "Nu är simhallen klar." not in text


def test_promise_that_goes_on_elsewhere_is_counted_there_alone(client, index, hall, promise):
    new = new_area(index, "Bad", "En simhall i norr", "En simhall i söder")
    for later in commitments(new).values():
        relate(promise, later, Kind.SPLIT)
    publish(hall, "Något annat")
    text = page_about(client, promise)
    assert "Löftet finns kvar på ett annat ställe i registret." in text
    assert "står inte längre i programmet" not in text
    assert "Delat i Vi lovar: En simhall i norr" in text
    assert "Var en del av Vi lovar: Bygga en simhall" in page_about(client, later)
    shown = register(client, "?area=idrott")
    assert "1 löfte" in shown
    assert "Bygga en simhall" not in shown
    assert "av dem står inte längre i programmet" not in shown
    publish(hall, "Något annat", "Bygga en simhall")
    assert "2 löften" in register(client, "?area=idrott")


def test_relation_that_was_taken_back_says_nothing(client, index, hall, promise):
    [later] = commitments(new_area(index, "Bad", "En simhall i norr")).values()
    wrong = relate(promise, later, Kind.MERGED)
    CommitmentRelation.objects.create(
        earlier=promise, later=later, kind=Kind.MERGED, takes_back=wrong
    )
    publish(hall, "Något annat")
    text = page_about(client, promise)
    assert "Sammanslaget" not in text
    assert "Det här står inte längre i programmet." in text
    assert "1 av dem står inte längre i programmet" in register(client, "?area=idrott")


def test_what_a_later_term_took_over_is_counted_once(client, index, hall, promise):
    newer = index.add_child(
        instance=PolicyIndexPage(
            title="Politik", slug="ny", slogan="Nytt", term_start=2022, term_end=2026
        )
    )
    [later] = commitments(new_area(newer, "Idrott", "Bygga en simhall till")).values()
    all_before = int(re.search(r"(\d+) löften", register(client, "?term=alla"))[1])
    relate(promise, later, Kind.TAKEN_OVER)
    shown = register(client, "?term=alla")
    assert f"{all_before - 1} löften" in shown
    assert "1 till togs över i en senare mandatperiod" in shown
    assert "Visar 1–1 av 1." in register(client, "?term=alla&area=idrott")
    assert "Visar 1–1 av 1." in register(client, "?term=2018–2022&area=idrott")
    assert "Visar 1–1 av 1." in register(client, "?term=2022–2026&area=idrott")
    assert "Övertaget i nästa mandatperiod som Vi lovar: Bygga en simhall till" in page_about(
        client, promise
    )


def test_promise_no_longer_followed_up_still_stands(client, hall, promise):
    body = list(hall.body.get_prep_value())
    body[0]["value"] |= {"followed_up": False, "not_followed_up_because": "Staten sköter det nu"}
    hall.body = hall.body.stream_block.to_python(body)
    hall.save_revision().publish()
    text = page_about(client, promise)
    assert (
        "Följs inte längre upp. Skäl: Staten sköter det nu Löftet står kvar i programmet." in text
    )
    assert "Läs löftet i sitt sammanhang: Idrott" in text
    assert "Det här står inte längre" not in text
    shown = register(client, "?area=idrott")
    assert "1 av dem följs inte längre upp men står kvar i programmet." in shown
    assert "av dem står inte längre i programmet" not in shown
    assert "Följs inte längre upp" in shown


def test_page_says_where_the_promise_stood_before(client, promise):
    before = RegisterArea.objects.exclude(pk=promise.area_id).first()
    CommitmentMove.objects.create(
        commitment=promise, from_area=before, to_area=promise.area, date=date(2020, 3, 1)
    )
    text = page_about(client, promise)
    assert f"Stod tidigare under {before.title} 2018–2022 till den 1 mars 2020" in text


def test_goal_is_shown_with_those_before_it(client, promise):
    assert "När löftet är uppfyllt" not in page_about(client, promise)
    CommitmentGoal.objects.create(commitment=promise, criterion="Ett bad", responsible="Nämnden")
    CommitmentGoal.objects.create(commitment=promise, criterion="Fem bad", due=date(2022, 6, 1))
    text = page_about(client, promise)
    assert "Genomfört betyder Fem bad Senast 1 juni 2022" in text
    former = text.split("Det som stod här tidigare")[1]
    assert "Ett bad Vem som ansvarar Nämnden" in former


def test_citation_has_the_date_of_the_words_that_it_quotes(client, promise):
    day = date(2026, 9, 1)
    worded(promise, "Bygga två simhallar", day, change="changed")
    cited = page_about(client, promise).split("Hänvisa till löftet")[1]
    assert "Vi lovar: Bygga två simhallar Våra löften 2018–2022" in cited
    assert "(publicerat här den 1 september 2026)" in cited
    assert date_format(timezone.localdate()) not in cited


def test_heading_of_the_list_goes_with_the_promise(client, promise):
    text = text_of(client, f"/loften/{promise.path}")
    assert "<title>Vi lovar: Bygga en simhall – " in text
    assert 'og:title" content="Vi lovar: Bygga en simhall"' in text
    assert "Vi lovar: Bygga en simhall" in page_about(client, promise)
    assert "Vi lovar: Bygga en simhall" in register(client, "?area=idrott")


@pytest.mark.one_database
def test_translation_that_says_what_was_changed_is_marked_as_older(client, languages, area):
    one = Commitment.objects.filter(translation_key=area.translation_key).for_reading().first()
    update(one, "done")
    block = next(block for block in area.body if block.block_type == "commitments")
    badge = re.compile(f'id="lofte-{one.public_id}">(.*?)</li>', re.DOTALL)
    assert "Done" in badge.search(text_of(client, "/en/education/"))[1]
    said = block.value["points"].bound_blocks[0].value
    block.value["points"].bound_blocks[0].value = "Något helt annat."
    area.save_revision().publish()
    point = badge.search(text_of(client, "/en/education/"))[1]
    assert "Done" not in point
    assert "Changed since it was translated" in point
    english = client.get(f"/en/commitments/{one.public_id}/", follow=True).content.decode()
    assert "In Swedish it says today:" in english
    assert "Något helt annat." in english
    swedish = page_about(client, one)
    assert "Äldre än löftet i dag" in swedish
    assert said in swedish
