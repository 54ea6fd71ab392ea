"""A leaflet that an editor makes."""

import pytest
from django.test import Client

from contact.models import ContactPerson
from policy.models import Picture
from policy.typesetting.leaflet import Leaflet, leaflet_document
from policy.typesetting.sender import ContactWay, Sender, SenderPerson
from site_project.admin.groups import EDITORS
from tests.support.members import member
from tests.support.pdf_files import PdfFile, rim_is_white, typeset_in

pytestmark = pytest.mark.one_database


@pytest.fixture
def editor(db):
    client = Client()
    client.force_login(member(EDITORS, "editor"))
    return client


def chosen(area, **changes):
    return {
        "headline": "En skola som lyfter",
        "text": "Varje barn ska lyckas.",
        "picture": area.picture_id,
        "person": ContactPerson.objects.first().pk,
        "kind": "a5",
        **changes,
    }


def points_in(area):
    return next(b.value["points"] for b in area.body if b.block_type == "commitments")


def in_millimetres(box):
    return tuple(round(float(side) * 25.4 / 72) for side in box)


@pytest.mark.parametrize(
    ("kind", "marks", "pages", "size"),
    [("a5", "", 2, (148, 210)), ("folded", "on", 2, (316, 230))],
)
def test_leaflet_has_what_was_chosen(editor, area, kind, marks, pages, size):
    address = f"/admin/flygblad/?page={area.pk}"
    assert area.lead in editor.get(address).text
    points = list(points_in(area))[:2]
    sent = chosen(area, points=points, kind=kind, has_marks=marks)
    response = editor.post(address, sent)
    assert response["Content-Type"] == "application/pdf", response.text
    file = PdfFile(response.content)
    assert len(file.pages) == pages
    first = file.pages[0]
    assert in_millimetres(first.mediabox) == (0, 0, *size)
    if marks:
        assert in_millimetres(first.trimbox) == (10, 10, 306, 220)
        assert in_millimetres(first.bleedbox) == (7, 7, 309, 223)
    person = ContactPerson.objects.first()
    for words in ("En skola som lyfter", "Varje barn ska lyckas.", *points, person.name):
        assert words in file.text
    assert points_in(area)[2] not in file.text
    assert area.full_url in file.links
    assert file.is_tagged


def test_what_is_not_public_or_does_not_fit_is_refused(editor, client, area):
    address = f"/admin/flygblad/?page={area.pk}"
    Picture.objects.filter(pk=area.picture_id).update(is_private=True)
    response = editor.post(address, chosen(area, points=["Något annat"]))
    assert response["Content-Type"].startswith("text/html")
    assert {"picture", "points"} == set(response.context["form"].errors)
    area.unpublish()
    assert "headline" not in editor.get(address).context["form"].fields
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("kind", ["a5", "folded"])
def test_extreme_words_stay_within_the_margins(area, kind, tmp_path):
    word = "Kommunalförvaltningsorganisationsutvecklingsprojektledarskap"
    person = SenderPerson(word, word, [ContactWay("mailto:x@example.org", f"{word}@example.org")])
    sender = Sender(word, [word], [], "#c00027", None, [])
    leaflet = Leaflet(area, "M" * 80, "W" * 500, [word, "m" * 840], None, "", person, kind, False)
    document, files = leaflet_document(leaflet, "http://testserver", sender)
    inside = typeset_in(tmp_path, document, files)[1]
    assert rim_is_white(inside, inside.width // (15 if kind == "a5" else 30))
