"""Version 2 of the open data: what the logs hold, today and as of a day."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker
from wagtail.documents.models import Document

from policy.models import (
    Commitment,
    CommitmentGoal,
    CommitmentMove,
    CommitmentRelation,
    CommitmentsPage,
    CommitmentWording,
    Evidence,
    ImportedPoint,
    ProgrammeImport,
    RegisterArea,
    TermClosing,
)
from policy.register.relations import take_back
from tests.support.register import commitments, new_area, publish, reword, text_of, update

JSON, CSV = "/loften/data/v2/json/", "/loften/data/v2/csv/"


def told(client, commitment, query=""):
    found = json.loads(text_of(client, JSON + query))["commitments"]
    return next((one for one in found if one["id"] == commitment.public_id), None)


def row(client, commitment, query=""):
    text = text_of(client, CSV + query).lstrip("\ufeff")
    rows = csv.DictReader(io.StringIO(text))
    return next((one for one in rows if one["id"] == commitment.public_id), None)


@pytest.fixture
def hall(index):
    return new_area(index, "Idrott", "Bygga en simhall")


@pytest.fixture
def promise(hall):
    return commitments(hall)["Bygga en simhall"]


def test_head_says_version_licence_publisher_and_day(client, promise):
    data = json.loads(text_of(client, JSON))
    assert (data["format"], data["version"]) == ("lokalpolitik-register", 2)
    assert data["licence"]["name"] == "CC BY 4.0"
    assert data["publisher"]
    assert data["as_of"] == str(timezone.localdate())
    CommitmentsPage.objects.update(licence="CC0 1.0")
    response = client.get(CSV)
    assert response["Link"] == (
        '<https://creativecommons.org/publicdomain/zero/1.0/>; rel="license"'
    )


def test_status_of_former_words_is_told_with_those_words(client, hall, promise):
    update(promise, "done")
    reword(hall, "Bygga en simhall", "Sänka skatten", "changed")
    one, line = told(client, promise), row(client, promise)
    assert (one["status"], one["former_status"]["status"]) == ("not-assessed", "done")
    assert one["updates"][0]["judged"] == "Vi lovar: Bygga en simhall"
    assert one["updates"][0]["is_outdated"] is True
    assert [wording["change"] for wording in one["wordings"]] == ["", "changed"]
    assert (line["status"], line["former_status"]) == ("not-assessed", "done")
    assert line["former_judged"] == "Vi lovar: Bygga en simhall"
    assert (line["heading"], line["wording"]) == ("Vi lovar", "Sänka skatten")


def test_every_piece_of_evidence_is_told(client, promise):
    document = Document.objects.create(title="P", file=ContentFile(b"text", "p.txt"))
    written = update(promise, evidence_url="/utbildning/", evidence_title="Vår sida")
    Evidence(update=written, title="Kopia", document=document, kept=date(2020, 3, 2)).save()
    today, copy = str(timezone.localdate()), f"http://testserver{document.url}"
    page = "http://testserver/utbildning/"
    assert [list(one.values()) for one in told(client, promise)["updates"][0]["evidence"]] == [
        [page, "Vår sida", today, None, True],
        [copy, "Kopia", "2020-03-02", copy, False],
    ]
    assert row(client, promise)["evidence"].split("\n") == [
        f"{page}\tVår sida\t{today}\t\town",
        f"{copy}\tKopia\t2020-03-02\t{copy}\t",
    ]


def test_both_files_agree_with_the_database(client, hall, promise):
    update(promise, "done")
    publish(hall, "Något annat")
    for one in Commitment.objects.with_publication().for_reading():
        data, line = told(client, one), row(client, one)
        assert data["status"] == line["status"] == one.status.value
        assert (data["withdrawn"] is None) == (line["withdrawn"] == "") == one.is_published


def test_relations_moves_and_the_page_are_told(client, index, hall, promise):
    [later] = commitments(new_area(index, "Bad", "En simhall i norr")).values()
    assert told(client, promise)["page"] == "http://localhost/idrott/"
    split = CommitmentRelation.objects.create(earlier=promise, later=later, kind="split")
    before = RegisterArea.objects.exclude(pk=promise.area_id).first()
    CommitmentMove.objects.create(commitment=promise, from_area=before, to_area=promise.area)
    publish(hall, "Något annat")
    one, line = told(client, promise), row(client, promise)
    assert [(each["kind"], each["commitment"]) for each in one["became"]] == [
        ("split", later.public_id)
    ]
    assert [each["commitment"] for each in told(client, later)["came_from"]] == [promise.public_id]
    assert one["moves"][0]["from"]["name"] == before.title
    assert (one["counted"], one["page"], one["withdrawn"]) == (False, None, None)
    assert (line["became"], line["counted"]) == (f"split:{later.public_id}", "no")
    assert row(client, later)["came_from"] == f"split:{promise.public_id}"
    assert "löftet går vidare" in client.get(f"/loften/{promise.path}").text
    take_back(split, None)
    assert told(client, promise)["withdrawn_because"] == "removed"
    assert "löftet går vidare" not in client.get(f"/loften/{promise.path}").text


def test_register_as_of_a_day_has_what_was_written_by_then(client, promise):
    today = timezone.localdate()
    yesterday = f"?as_of={today - timedelta(days=1)}"
    assert told(client, promise, yesterday) is None
    assert row(client, promise, yesterday) is None
    early = Commitment.objects.create(
        public_id="aaaaaaaaaa", translation_key=promise.translation_key, area=promise.area
    )

    def worded(day, text, **fields):
        CommitmentWording.objects.create(
            commitment=early, language="sv", date=day, text=text, **fields
        )

    worded(date(2020, 1, 1), "Först")
    worded(date(2021, 1, 1), "Sedan", change="changed")
    worded(date(2022, 1, 1), "", reason="removed")
    update(early, "started", date=date(2020, 6, 1))
    assert told(client, early, "?as_of=2020-12-31")["wording"] == "Först"
    assert told(client, early, "?as_of=2020-12-31")["status"] == "not-assessed"
    assert row(client, early, "?as_of=2021-12-31")["wording"] == "Sedan"
    assert row(client, early, "?as_of=2021-12-31")["withdrawn"] == ""
    assert row(client, early, "?as_of=2022-01-01")["withdrawn"] == "2022-01-01"
    assert told(client, early, f"?as_of={today}") == told(client, early)


@pytest.mark.parametrize("day", ["", "i-gar", "2021-13-01", "2021", "9999-01-01"])
def test_day_that_is_none_is_refused_with_a_reason(client, promise, day):
    for address in (JSON, CSV):
        response = client.get(f"{address}?as_of={day}")
        assert response.status_code == 400
        assert "as_of" in response.content.decode()


def test_queries_do_not_grow_with_the_commitments(client, hall, django_assert_max_num_queries):
    publish(hall, *(f"Träd {n}." for n in range(60)))
    with django_assert_max_num_queries(16):
        text_of(client, JSON)


def test_register_page_links_to_both_versions(client, promise):
    html = text_of(client, "/loften/")
    for address in (JSON, CSV, "/loften/data/json/", "/loften/data/csv/"):
        assert f'href="{address}"' in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html


def closed_schema(node):
    """The schema as it is, except that every key has to be named in it."""
    if isinstance(node, list):
        return [closed_schema(one) for one in node]
    if not isinstance(node, dict):
        return node
    node = {key: closed_schema(value) for key, value in node.items()}
    return {**node, "additionalProperties": False} if "required" in node else node


def test_json_keeps_to_its_published_schema(client, index, hall, promise):
    """A register with something in every log, today, before it all and in a closed term."""
    document = Document.objects.create(title="Protokoll", file=ContentFile(b"x", "p.txt"))
    update(promise, "done", document=document)
    CommitmentGoal.objects.create(commitment=promise, criterion="Öppen", due=date(2022, 1, 1))
    hall = reword(hall, "Bygga en simhall", "Bygga två simhallar", "changed")
    [other] = commitments(new_area(index, "Fritid", "En bana")).values()
    CommitmentRelation.objects.create(earlier=promise, later=other, kind="replaced")
    CommitmentMove.objects.create(
        commitment=other, from_area=promise.area, to_area=other.area, date=date(2020, 2, 2)
    )
    imported = ProgrammeImport.objects.create(
        document=document,
        sha256="a" * 64,
        adopted=date(2018, 5, 5),
        changed_at=timezone.now(),
    )
    ImportedPoint.objects.create(
        imported=imported,
        translation_key=hall.translation_key,
        block_id="id",
        public_id=promise.public_id,
        words="Bygga en simhall!",
    )
    hall.unpublish()
    answer = client.get("/loften/data/v2/schema/")
    assert answer["Content-Type"] == "application/schema+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    schema = answer.json()
    Draft202012Validator.check_schema(schema)
    checks = Draft202012Validator(closed_schema(schema), format_checker=FormatChecker())
    data = json.loads(text_of(client, JSON))
    assert data["schema"] == "http://testserver/loften/data/v2/schema/"
    assert 'schema/>; rel="describedby"' in client.get(JSON)["Link"]
    [whole] = [one for one in data["commitments"] if one["id"] == promise.public_id]
    for filled in ("updates", "goals", "became", "source", "former_status", "withdrawn_because"):
        assert whole[filled], filled
    checks.validate(data)
    yesterday = timezone.localdate() - timedelta(days=1)
    checks.validate(json.loads(text_of(client, f"{JSON}?as_of={yesterday}")))
    TermClosing.objects.create(term_start=2018, term_end=2022)
    checks.validate(json.loads(text_of(client, JSON)))
    whole["status"] = "kept"
    assert not checks.is_valid(data)
