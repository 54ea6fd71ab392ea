"""The register as open data: CSV, JSON and Atom."""

import csv
import io
import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from contact.models import ContactDetails
from policy.models import Commitment, CommitmentRelation
from site_project.languages.marks import END, START
from tests.support.register import commitments, new_area, publish, reword, text_of, update

ATOM = "{http://www.w3.org/2005/Atom}"


def rows_of(client):
    return list(csv.DictReader(io.StringIO(text_of(client, "/loften/data/csv/").lstrip("\ufeff"))))


def test_csv_has_a_line_for_each_commitment(client, climate, one):
    update(one, "done", what_happened='Citat: "ja", sa alla', evidence_url="/klimat/")
    rows = rows_of(client)
    row = next(row for row in rows if row["id"] == one.public_id)
    assert len(rows) == Commitment.objects.count()
    assert (row["status"], row["status_name"]) == ("done", "Genomfört")
    assert row["what_happened"] == 'Citat: "ja", sa alla'
    assert re.fullmatch(r"https?://[^/]+/klimat/", row["evidence_url"])
    assert row["promised"] == str(timezone.localdate())
    assert row["withdrawn"] == ""
    publish(climate, "Renare luft")
    row = next(row for row in rows_of(client) if row["id"] == one.public_id)
    assert row["withdrawn"] == str(timezone.localdate())


def test_json_has_everything(client, climate, one):
    update(one, "done")
    publish(climate, "Renare luft")
    data = json.loads(text_of(client, "/loften/data/json/"))
    row = next(row for row in data["commitments"] if row["id"] == one.public_id)
    assert (data["format"], data["version"]) == ("lokalpolitik-register", 1)
    assert [wording["text"] for wording in row["wordings"]] == ["Fler träd", ""]
    assert row["withdrawn"] == str(timezone.localdate())
    assert row["updates"][0]["status"] == "done"
    assert set(data["statuses"]) >= {one["status"] for one in data["commitments"]}


def test_what_nobody_has_assessed_is_not_said_to_be_not_started(client, climate, one):
    data = json.loads(text_of(client, "/loften/data/json/"))
    [row] = [row for row in rows_of(client) if row["id"] == one.public_id]
    [told] = [told for told in data["commitments"] if told["id"] == one.public_id]
    assert (row["status"], row["status_name"]) == ("not-assessed", "Inte bedömt än")
    assert (told["status"], told["updates"]) == ("not-assessed", [])
    assert "not-started" in data["statuses"]


def entries_of(client, path="/loften/atom/2018/klimat/"):
    """The entries of a feed by their titles."""
    feed = ElementTree.fromstring(client.get(path, follow=True).content)
    return {entry.find(f"{ATOM}title").text: entry for entry in feed.findall(f"{ATOM}entry")}


def test_feeds_hold_the_updates_of_all_or_of_one_area(client, climate, one):
    written = update(one, "done", what_happened="Tusen <b>träd</b> & buskar.")
    assert "Nytt löfte: Det här vill vi: Vi vill skapa ungdomsbostäder." in entries_of(
        client, "/loften/atom/"
    )
    ours = entries_of(client)
    assert set(ours) == {
        "Genomfört: Vi lovar: Fler träd",
        "Nytt löfte: Vi lovar: Fler träd",
        "Nytt löfte: Vi lovar: Renare luft",
    }
    entry = ours["Genomfört: Vi lovar: Fler träd"]
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text == (
        '<div lang="sv" dir="ltr"><p>Tusen &lt;b&gt;träd&lt;/b&gt; &amp; buskar.</p></div>'
        '<p>Belägg: <a href="https://example.org/protokoll">Protokoll</a></p>'
    )
    assert one.public_id in entry.find(f"{ATOM}link").get("href")
    assert entry.find(f"{ATOM}id").text == f"tag:localhost,2018:uppdatering-{written.pk}"
    assert client.get("/loften/atom/2018/finns-inte/").status_code == 404


def test_feed_tells_what_was_changed_and_keeps_the_words_that_an_update_judged(client, index):
    area = new_area(index, "Klimat", "Fler träd")
    [one] = commitments(area).values()
    update(one, "done")
    reword(area, "Fler träd", "Sänka skatten", "changed")
    ours = entries_of(client)
    assert "Genomfört: Vi lovar: Fler träd" in ours
    changed = ours["Löftet är ändrat: Vi lovar: Sänka skatten"]
    assert "Vi lovar: Fler träd" in changed.find(f"{ATOM}summary").text
    assert "Genomfört: Vi lovar: Sänka skatten" not in ours


def test_feed_tells_what_left_the_programme_and_what_goes_on_elsewhere(client, index, climate):
    publish(climate, "Fler träd")
    assert "Står inte längre i programmet: Vi lovar: Renare luft" in entries_of(client)
    found = commitments(climate)
    CommitmentRelation.objects.create(
        earlier=found["Renare luft"], later=found["Fler träd"], kind="merged"
    )
    ours = entries_of(client)
    assert "Följs upp på ett annat ställe: Vi lovar: Renare luft" in ours
    assert not any(title.startswith("Står inte längre") for title in ours)
    publish(climate, "Fler träd", "Renare luft")
    assert "I programmet igen: Vi lovar: Renare luft" in entries_of(client)


def told_of(client, one):
    """The line of the CSV file about a commitment, and what the JSON file says of it."""
    [row] = [row for row in rows_of(client) if row["id"] == one.public_id]
    found = json.loads(text_of(client, "/loften/data/json/"))["commitments"]
    return row, next(told for told in found if told["id"] == one.public_id)


def test_csv_says_what_a_correction_says_even_of_an_earlier_day(client, one):
    wrong = update(one, "done", what_happened="Allt är klart.")
    yesterday = timezone.localdate() - timedelta(days=1)
    update(one, "started", date=yesterday, what_happened="Det har börjat.", corrects=wrong)
    row, told = told_of(client, one)
    assert (row["status"], row["what_happened"]) == ("started", "Det har börjat.")
    assert (row["updated"], told["updated"]) == (str(yesterday), str(yesterday))
    assert [each["corrects"] for each in told["updates"]] == [None, wrong.pk]
    written = wrong.written_at.isoformat(timespec="seconds")
    assert [each["written"] for each in told["updates"] if not each["corrects"]] == [written]


def test_address_of_evidence_is_whole_or_empty(client, one):
    empty = {"evidence_url": "", "evidence_title": ""}
    update(one, "not-started", what_happened="Vi väntar på staten.", **empty)
    row, told = told_of(client, one)
    assert (row["evidence_url"], row["evidence_title"]) == ("", "")
    assert told["updates"][0]["evidence_url"] == ""
    update(one, evidence_url="/utbildning/", evidence_title="Vår sida")
    row, told = told_of(client, one)
    address = "http://testserver/utbildning/"
    assert (row["evidence_url"], row["evidence_title"]) == (address, "Vår sida")
    assert told["updates"][0]["evidence_url"] == address


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(client, one, begins):
    update(one, what_happened=f'{begins}HYPERLINK("https://example.org")')
    cells = [cell for row in rows_of(client) for cell in row.values()]
    assert f'\'{begins}HYPERLINK("https://example.org")' in cells
    assert not any(cell.startswith(begins) for cell in cells)


@pytest.mark.one_database
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_downloads_hold_no_mark_of_a_language_without_interface_texts(client, languages, kind):
    text = text_of(client, f"/syr/mwlkne/data/{kind}/")
    assert "Inte bedömt än" in text
    assert START not in text
    assert END not in text


def test_feed_names_the_organisation_and_the_address_that_everybody_has(client, one):
    details = ContactDetails.objects.get()
    details.organisation = "Botkyrkas demokrater"
    details.save()
    for path in ("/loften/atom/", f"/loften/atom/omrade/{one.area.key}/"):
        feed = ElementTree.fromstring(text_of(client, f"{path}?utm_source=x%22%3E"))
        address = f"http://testserver{path}"
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == address
        assert feed.find(f"{ATOM}id").text == address
        assert feed.find(f"{ATOM}author/{ATOM}name").text == "Botkyrkas demokrater"
        assert feed.find(f"{ATOM}title").text.startswith("Botkyrkas demokrater: Våra löften")


@pytest.mark.one_database
def test_feed_of_an_area_in_another_language_names_it_in_that(client, languages, area):
    update(Commitment.objects.filter(translation_key=area.translation_key).first())
    feed = ElementTree.fromstring(
        text_of(client, f"/en/commitments/atom/omrade/{area.translation_key}/")
    )
    assert feed.find(f"{ATOM}title").text.endswith(": Education")
    assert feed.find(f"{ATOM}entry/{ATOM}category").get("term") == "Education"


def test_area_that_is_deleted_and_made_anew_has_one_feed(client, index, climate, one):
    update(one, "done")
    climate.delete()
    again = new_area(index, "Klimat", "Ännu fler träd")
    update(commitments(again)["Ännu fler träd"])
    told = entries_of(client)
    assert "Genomfört: Vi lovar: Fler träd" in told
    assert "Påbörjat: Vi lovar: Ännu fler träd" in told
