"""The screens of an import: taken up by a colleague, saved, refused, made into drafts once."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import GroupPagePermission, Page, WorkflowState

from policy.models import ImportedPoint, PolicyAreaPage, PolicyIndexPage, ProgrammeImport
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.imports import an_import
from tests.support.members import member

pytestmark = pytest.mark.one_database

IMPORTS = "/admin/imports/"
PROGRAMME = Path(__file__).parent / "documents" / "handlingsprogram.txt"
NEW = {"place": "new", "title": "Handlingsprogram", "start": 2026, "end": 2030}


def logged_in(group, name):
    client = Client()
    client.force_login(member(group, name))
    return client


@pytest.fixture
def asta(index):
    return logged_in(EDITORS, "asta")


@pytest.fixture
def bo(index):
    return logged_in(EDITORS, "bo")


def address(imported, screen=""):
    return f"{IMPORTS}{imported.pk}/{screen}"


def save(client, imported, rows, version, changed=()):
    sent = {"version": version, "order": [row["id"] for row in rows], "changed": list(changed)}
    return client.post(address(imported, "save/"), sent, content_type="application/json")


def begin(client, **fields):
    client.post(IMPORTS, {"file": PROGRAMME.open("rb"), **fields})
    return ProgrammeImport.objects.latest("pk")


def test_import_is_taken_up_by_a_colleague_and_who_saves_second_is_told(asta, bo):
    imported = begin(asta)
    assert imported.title in bo.get("/admin/").content.decode()
    html = bo.get(address(imported)).content.decode()
    assert "12 områden · 61 löften · 0 utelämnade" in html
    rows, version = imported.rows, imported.version
    theirs = {**rows[0], "text": "Klimatet", "role": "skip"}

    assert save(bo, imported, rows, version, [theirs]).json()["version"] == version + 1
    mine = {**rows[0], "text": "Energin"}
    answer = save(asta, imported, rows, version, [mine])

    assert answer.status_code == 409
    told = answer.json()
    assert "bo sparade" in told["message"]
    assert told["rows"][0]["text"] == "Klimatet"
    imported.refresh_from_db()
    assert imported.rows[0]["text"] == "Klimatet"
    assert imported.paragraphs[0]["text"] == "1. KLIMAT OCH ENERGI"
    assert save(asta, imported, rows, told["version"], [mine]).status_code == 200


@pytest.mark.parametrize("sent", ["", "[]", '{"version": 1, "order": [], "changed": []}'])
def test_what_no_screen_sends_changes_nothing(asta, sent):
    imported = an_import()
    answer = asta.post(address(imported, "save/"), sent, content_type="application/json")
    assert answer.status_code == 400
    assert ProgrammeImport.objects.get().rows == imported.rows


def test_rows_are_changed_without_scripts(asta):
    imported = an_import()
    form = {
        "version": imported.version,
        "row": [f"{one['id']}:{one['sources'][0]}" for one in imported.rows],
        "ticked": ["4", "5"],
        "do": "join",
    }
    for one in imported.rows:
        form |= {f"role-{one['id']}": one["role"], f"words-{one['id']}": one["text"]}
    form["words-9"] = "Anställa 25 speciallärare.\nÖppna skolan."

    asta.post(address(imported), form)

    rows = ProgrammeImport.objects.get().rows
    assert [one["text"] for one in rows if one["role"] == "promise"] == [
        "Öppna två nya särskilda boenden. Garantera plats inom 60 dagar.",
        "Anställa 25 speciallärare.",
        "Öppna skolan.",
    ]
    answer = asta.post(address(imported), {**form, "do": "skip"})
    assert "Det du har gjort finns kvar här" in answer.content.decode()


def test_row_that_fits_no_draft_is_told_there_and_keeps_the_rest_from_being_made(asta):
    imported = an_import()
    imported.rows[4]["text"] = "Bygga " * 100
    imported.save()

    html = asta.get(address(imported)).content.decode()
    row = html.split('id="row-4"')[1].split("</li>")[0]
    assert "500" in row
    answer = asta.post(address(imported, "drafts/"), NEW)

    assert f"{address(imported)}#row-4" in answer.content.decode()
    assert not PolicyIndexPage.objects.filter(title="Handlingsprogram").exists()


def test_two_presses_make_one_set_of_drafts_that_are_handed_in_together(asta):
    imported = begin(asta)
    for _press in range(2):
        asta.post(address(imported, "drafts/"), NEW)

    drafts = PolicyAreaPage.objects.filter(live=False)
    assert drafts.count() == 12
    assert ImportedPoint.objects.count() == 61
    assert Page.objects.filter(slug="aldreomsorg").exists()
    answer = asta.post(address(imported, "result/"), follow=True)
    assert "13 sidor är inlämnade för granskning" in answer.content.decode()
    assert WorkflowState.objects.active().count() == 13
    assert not Page.objects.filter(pk__in=drafts, live=True).exists()
    assert save(asta, imported, imported.rows, 1).status_code == 410


def test_editor_who_may_make_no_programme_is_told_what_she_can_do(asta, index):
    group = Group.objects.get(name=EDITORS)
    GroupPagePermission.objects.filter(group=group, page__depth=1).update(page=index)
    imported = an_import()

    html = asta.get(address(imported, "drafts/")).content.decode()

    assert "be en administratör skapa det" in html
    assert 'value="new"' not in html
    refused = asta.post(address(imported, "drafts/"), NEW)
    assert ProgrammeImport.objects.get().built_at is None
    assert refused.status_code == 200
    asta.post(address(imported, "drafts/"), {"place": index.pk})
    assert [one.title for one in index.get_children().not_live()] == [
        "Vård och äldreomsorg",
        "Skola",
    ]


def school(index, **fields):
    text = {"type": "text", "value": "<p>Vi bygger.</p>"}
    page = PolicyAreaPage(title="skola", lead="Bra skolor.", body=[text], **fields)
    index.add_child(instance=page)
    page.save_revision()
    return page


def test_area_of_that_name_is_added_to_as_a_draft_when_the_editor_says_so(asta, index):
    there = school(index)
    imported = an_import()
    drafts = address(imported, "drafts/")
    assert "finns redan" not in asta.get(drafts).text

    asked = asta.post(drafts, {"place": index.pk}).text
    assert "I programmet finns redan ”skola”" in asked
    assert not ProgrammeImport.objects.get().built_at
    asta.post(drafts, {"place": index.pk, "same_name": "add"})

    there.refresh_from_db()
    assert there.live
    assert [block.block_type for block in there.body] == ["text"]
    draft = there.get_latest_revision_as_object()
    assert draft.lead == "Bra skolor."
    assert [block.block_type for block in draft.body] == ["text", "text", "commitments"]
    assert "Varje barn ska lära sig läsa." in str(draft.body[1].value)
    [point] = ImportedPoint.objects.filter(words="Anställa 25 speciallärare.")
    assert point.translation_key == there.translation_key
    assert str(draft.body[2].value["points"].bound_blocks[0].id) == point.block_id
    result = asta.get(address(imported, "result/")).text
    assert "Publicerad, med ett utkast som har fyllts på" in result
    assert index.get_children().filter(title__iexact="skola").count() == 1


def test_area_of_that_name_is_made_again_when_the_editor_says_so(asta, index):
    school(index)
    imported = an_import()
    asta.post(address(imported, "drafts/"), {"place": index.pk, "same_name": "another"})
    assert index.get_children().filter(title__iexact="skola").count() == 2


def test_area_that_is_locked_is_not_added_to(asta, index):
    there = school(index, locked=True)
    imported = an_import()
    html = asta.post(address(imported, "drafts/"), {"place": index.pk, "same_name": "add"}).text
    assert "Du kan inte ändra ”skola” nu" in html
    assert not ProgrammeImport.objects.get().built_at
    assert len(there.get_latest_revision_as_object().body) == 1


def test_what_cannot_be_read_is_told_and_what_was_written_stays(asta):
    broken = SimpleUploadedFile("program.docx", b"PK\x03\x04 trasig")
    html = asta.post(IMPORTS, {"file": broken, "adopted": "2026-03-14"}).content.decode()
    assert 'class="error-message"' in html
    assert 'value="2026-03-14"' in html
    both = {"file": PROGRAMME.open("rb"), "words": "• Bygga"}
    assert "nu finns båda" in asta.post(IMPORTS, both).content.decode()
    accepts = {"HTTP_ACCEPT": "application/json"}
    assert "file" in asta.post(IMPORTS, {}, **accepts).json()["errors"]
    assert not ProgrammeImport.objects.exists()


def test_reviewer_reads_in_pasted_text(index):
    gun = logged_in(REVIEWERS, "gun")
    text = "Skola\n\nVi lovar:\n\n• Bygga en skola.\n• Anställa lärare."
    gun.post(IMPORTS, {"words": text})
    imported = ProgrammeImport.objects.get()
    assert imported.document.file.read().decode() == text
    assert len(imported.sha256) == 64
    assert json.dumps(imported.rows).count('"promise"') == 2


def test_import_begun_by_mistake_is_thrown_away_with_its_document(asta, bo):
    imported = begin(asta)
    name, storage = imported.document.file.name, imported.document.file.storage

    asked = bo.get(address(imported, "discard/")).content.decode()
    assert imported.title in asked
    assert "asta" in asked
    assert ProgrammeImport.objects.exists()
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = bo.post(address(imported, "discard/"), follow=True)

    assert imported.title in answer.content.decode()
    assert not ProgrammeImport.objects.exists()
    assert not storage.exists(name)


def test_document_that_somebody_links_to_outlives_its_import(asta, index):
    imported = begin(asta)
    link = f'<p><a linktype="document" id="{imported.document_id}">Programmet</a></p>'
    area = PolicyAreaPage(title="Skola", body=[("text", link)])
    index.add_child(instance=area)

    asta.post(address(imported, "discard/"))

    assert not ProgrammeImport.objects.exists()
    assert get_document_model().objects.filter(pk=imported.document_id).exists()


def test_what_has_become_drafts_cannot_be_thrown_away(asta):
    imported = an_import(built_at=timezone.now())

    asta.post(address(imported, "discard/"))

    assert ProgrammeImport.objects.exists()
