"""Every editor finds the site's pictures, and is asked for little when a new one is uploaded."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document

from policy.models import Picture
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.members import member
from tests.support.pictures import image_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def bo():
    client = Client()
    client.force_login(member(EDITORS, "bo"))
    return client


@pytest.mark.parametrize("model", [Picture, Document])
def test_list_has_what_others_have_uploaded(bo, model):
    kind = "images" if model is Picture else "documents"
    file = model.objects.first() or model.objects.create(title="Protokoll", file="protokoll.txt")
    for path in ("", "results/"):
        assert file.title in bo.get(f"/admin/{kind}/{path}").text
    edit = reverse(f"wagtail{'images' if model is Picture else 'docs'}:edit", args=[file.pk])
    answer = bo.get(edit, follow=True)
    assert answer.redirect_chain[0][0] == f"/admin/{kind}/"
    assert "du kan välja den på vilken sida som helst" in answer.text
    assert bo.post(edit, {"title": "Min"}).status_code == 302
    assert model.objects.get(pk=file.pk).title == file.title


def test_reviewer_changes_what_others_have_uploaded():
    client = Client()
    client.force_login(member(REVIEWERS, "gun"))
    picture = Picture.objects.first()
    assert client.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 200


def test_upload_asks_for_file_and_description_and_folds_the_rest(bo):
    html = bo.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    form = html.split("data-chooser-modal-creation-form")[1].split('class="fields"', 1)[1]
    asked, more = form.split('<details class="picture-more">')
    name = r'name="image-chooser-upload-(\w+)"'
    assert re.findall(name, asked) == ["file", "description"]
    assert set(re.findall(name, more)) >= {"title", "credit", "licence", "source", "tags"}
    assert 'data-max-bytes="20971520"' in asked


def test_fold_is_open_where_something_in_it_is_wrong(bo):
    files = {"image-chooser-upload-file": image_file(), "image-chooser-upload-source": "nowhere"}
    html = bo.post(reverse("wagtailimages_chooser:create"), files).json()["htmlFragment"]
    assert '<details class="picture-more" open>' in html


def test_picture_of_several_folds_the_rest_too(bo):
    answer = bo.post(reverse("wagtailimages:add_multiple"), {"files[]": image_file(), "title": "x"})
    asked, more = answer.json()["form"].split('<details class="picture-more"')
    assert "-description" in asked
    assert "-licence" in more


def image_file():
    return SimpleUploadedFile("skola.png", image_bytes(form="PNG"), "image/png")
