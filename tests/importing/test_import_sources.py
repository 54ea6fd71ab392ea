"""What a promise says in the document it was read from, and the document that is kept."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from policy.importing.building import build
from policy.importing.document import Document
from policy.importing.reading import read
from policy.models import Commitment, CommitmentsPage, PolicyAreaPage
from site_project.admin.groups import EDITORS
from tests.support.imports import an_import
from tests.support.members import member

pytestmark = pytest.mark.one_database

DOCUMENT = Path(__file__).parent / "documents" / "handlingsprogram.txt"
WORDS = "Sätta solceller på alla kommunala skoltak före 2027."
SHORT = "Solceller på alla skoltak före 2027."


def test_published_drafts_make_each_promise_with_its_words_in_the_document(client, index):
    with DOCUMENT.open("rb") as file:
        paragraphs = read(file).paragraphs
    asta = member(EDITORS, "asta")
    imported = an_import(
        asta, Document("Program", paragraphs), adopted=timezone.localdate().replace(2026, 3, 14)
    )
    shortened = next(row for row in imported.rows if row["text"] == WORDS)
    shortened["text"] = SHORT
    next(row for row in imported.rows if "kommunens hus" in row["text"])["text"] = "Energi"
    imported.save()
    before = Commitment.objects.count()
    kept = imported.document.url

    imported = build(imported, index, asta)
    assert client.get(kept).status_code == 403
    assert login(asta).get(kept).status_code == 200
    for page in PolicyAreaPage.objects.filter(pk__in=imported.pages):
        page.get_latest_revision().publish()

    assert Commitment.objects.count() == before + 61
    assert b"".join(client.get(kept).streaming_content) == b"x"
    shown = {one.text: shown_at(client, one) for one in Commitment.objects.for_reading()[before:]}
    for text, html in shown.items():
        assert "Så står det i programmet" in html
        assert re.search(r"som det antogs\s*<bdi>\(txt, 0,1 MB\)</bdi>", html)
        assert f'href="{kept}"' in html
        assert "14 mars 2026" in html
        assert imported.sha256 in html
        assert ("Ord för ord som här." in html) is (text != SHORT)
    assert WORDS in shown[SHORT]
    assert "Klimat och energi – Energi i kommunens hus" in shown[SHORT]


def login(user):
    client = Client()
    client.force_login(user)
    return client


def shown_at(client, commitment):
    register = CommitmentsPage.objects.get(locale__language_code="sv")
    return client.get(register.url + commitment.path).content.decode()


def test_source_is_in_the_open_data_and_the_document_stays(admin, client, index):
    imported = build(an_import(), index, None)
    for page in PolicyAreaPage.objects.filter(pk__in=imported.pages):
        page.get_latest_revision().publish()

    address = CommitmentsPage.objects.get(locale__language_code="sv").url + "data/v2/json/"
    told = json.loads(b"".join(client.get(address).streaming_content))
    [source] = [
        one["source"]
        for one in told["commitments"]
        if one["wording"] == "Garantera plats inom 60 dagar."
    ]
    assert (source["page"], source["language"]) == (4, "sv")
    assert source["document"].endswith(imported.document.url)
    assert source["document"].startswith("http")

    admin.post(f"/admin/documents/delete/{imported.document_id}/")
    imported.document.refresh_from_db()
    html = admin.get("/admin/documents/").content.decode()
    assert "Handlingsprogram" in html
