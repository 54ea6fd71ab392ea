"""Documents by their number, and those in collections that are not for everyone."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from site_project.admin.groups import EDITORS

pytestmark = pytest.mark.one_database

PASSWORD = "en gemensam fika å"
WRONG = {"password": "fel", "return_url": "/", "language": "sv"}


@pytest.fixture
def document(index):
    folder = Collection.get_first_root_node().add_child(name="Styrelsen")
    file = ContentFile(b"Hemligt", name="protokoll.txt")
    return Document.objects.create(title="Protokoll", file=file, collection=folder)


def restrict(document, kind, **fields):
    return CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type=kind, **fields
    )


def door(restriction):
    return f"/documents/authenticate_with_password/{restriction.pk}/"


def content(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("name", ["Valprogram.pdf", "", "x/y", "å ä.pdf", "Valprogram%20v3.pdf"])
def test_number_of_a_document_is_enough_whatever_the_name(client, index, name):
    file = ContentFile(b"%PDF-", name="Valprogram v3.pdf")
    document = Document.objects.create(title="Valprogram", file=file)
    response = client.get(f"/documents/{document.pk}/{name}", follow=True)
    assert content(response) == b"%PDF-"
    assert "Valprogram_v3" in response.headers["Content-Disposition"]
    assert client.get("/documents/999999/Valprogram.pdf").status_code == 404
    assert client.get(f"/documents/{'9' * 40}/Valprogram.pdf").status_code == 404


def test_shared_address_outlives_another_file(client, admin, index):
    file = ContentFile(b"%PDF- ett", name="Valprogram.pdf")
    document = Document.objects.create(title="Valprogram", file=file)
    shared = document.url
    sent = SimpleUploadedFile("Valprogram v3.pdf", b"%PDF- tre")
    data = {"title": "Valprogram", "file": sent, "collection": document.collection_id, "tags": ""}
    admin.post(f"/admin/documents/edit/{document.pk}/", data)
    assert content(client.get(shared, follow=True)) == b"%PDF- tre"
    document.refresh_from_db()
    served = client.get(document.url)
    assert served.headers["Cache-Control"] == "no-cache"
    again = client.get(document.url, headers={"If-None-Match": served.headers["ETag"]})
    assert again.status_code == 304


def test_document_of_logged_in_people_is_kept_by_no_browser(admin, document):
    restrict(document, "login")
    assert admin.get(document.url).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["protokoll.txt", "annat.txt"])
@pytest.mark.parametrize("kind", ["login", "groups"])
def test_visitor_is_not_told_where_one_logs_in_nor_what_a_document_is_called(
    client, document, kind, name
):
    restrict(document, kind)
    response = client.get(f"/documents/{document.pk}/{name}")
    assert response.status_code == 403
    assert "Location" not in response.headers
    assert "/admin" not in response.text
    assert "protokoll" not in response.text


def test_group_reads_its_documents_and_others_do_not(document):
    group = Group.objects.get(name=EDITORS)
    restrict(document, "groups").groups.add(group)
    for name, allowed in (("red", True), ("gra", False)):
        user = User.objects.create_user(name, password=PASSWORD)
        if allowed:
            user.groups.add(group)
        client = Client()
        client.force_login(user)
        assert client.get(document.url).status_code == (200 if allowed else 403)


def test_password_alone_opens_no_document_where_a_second_factor_is_asked_for(
    document, settings, admin
):
    restrict(document, "login")
    assert admin.get(document.url).status_code == 200
    settings.SECOND_FACTOR_REQUIRED = True
    assert admin.get(document.url).status_code == 403


def test_password_is_asked_for_by_the_sites_own_page_without_a_cookie(client, document):
    restriction = restrict(document, "password", password=PASSWORD)
    response = client.get(document.url)
    assert response.status_code == 403
    assert "Lösenord" in response.text
    assert 'class="site-header"' in response.text
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "no-store" in response.headers["Cache-Control"]
    assert "protokoll" not in response.text.replace(document.url, "")
    assert not response.cookies
    wrong = client.post(door(restriction), WRONG)
    assert wrong.status_code == 422
    assert not wrong.cookies
    data = {"password": PASSWORD, "return_url": document.url, "language": "sv"}
    right = client.post(door(restriction), data)
    assert right.headers["Location"] == document.url
    assert right.cookies
    assert content(client.get(document.url)) == b"Hemligt"
    assert "no-store" in client.get(document.url).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "word", "direction"),
    [
        ("sv", "lösenord", "ltr"),
        ("en", "password", "ltr"),
        ("fi", "salasana", "ltr"),
        ("ar", "كلمة", "rtl"),
        ("sv-simple", "lösenord", "ltr"),
    ],
)
def test_password_is_asked_for_in_the_language_of_the_page_with_the_link(
    client, document, language, word, direction
):
    restriction = restrict(document, "password", password=PASSWORD)
    referer = f"http://testserver/{language}/trygghet/" if language != "sv" else ""
    first = client.get(document.url, headers={"Referer": referer})
    again = client.post(door(restriction), {**WRONG, "language": language})
    for response in (first, again):
        assert response.headers["Content-Language"] == language
        assert re.search(rf"<h1>[^<]*{word}", response.text), language
        assert f'dir="{direction}"' in response.text
        assert f'name="language" value="{language}"' in response.text


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.se", "https://evil.se/", "/\\evil.se", "javascript:alert(1)", "", "x" * 900],
)
def test_right_password_leads_nowhere_but_to_this_site(client, document, elsewhere):
    restriction = restrict(document, "password", password=PASSWORD)
    data = {"password": PASSWORD, "return_url": elsewhere}
    assert client.post(door(restriction), data).headers["Location"] == "/"


def test_wrong_passwords_are_counted_by_network(client, document, settings):
    restriction = restrict(document, "password", password=PASSWORD)
    answers = [client.post(door(restriction), WRONG).status_code for _ in range(7)]
    assert answers == [422] * settings.LOGIN_TRIES_PER_USER_AND_ADDRESS + [429] * 2
    right = {"password": PASSWORD, "return_url": "/"}
    assert client.post(door(restriction), right).status_code == 429
    assert client.post(door(restriction), right, REMOTE_ADDR="192.0.2.1").status_code == 302


@pytest.mark.parametrize(
    "data",
    [{}, {"password": ""}, {"password": "x" * 10_000, "language": "../x"}, {"password": "\0"}],
)
def test_odd_answers_get_a_message(client, document, data):
    restriction = restrict(document, "password", password=PASSWORD)
    response = client.post(door(restriction), data)
    assert response.status_code == 422
    assert "field-error" in response.text


def test_password_sent_by_another_site_or_to_another_kind_opens_nothing(client, document):
    restriction = restrict(document, "password", password=PASSWORD)
    data = {"password": PASSWORD, "return_url": "/"}
    response = client.post(door(restriction), data, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert client.get(door(restriction)).status_code == 302
    assert client.get("/documents/authenticate_with_password/999/").status_code == 404
    CollectionViewRestriction.objects.update(restriction_type="login", password="")
    assert client.post(door(restriction), {**data, "password": ""}).status_code == 404
    assert client.get(document.url).status_code == 403


def test_documents_and_originals_are_read_by_nobody_else_on_the_machine(document, settings):
    def mode(path):
        return path.stat().st_mode & 0o777

    path = Path(document.file.path)
    assert mode(path) == 0o600
    path.chmod(0o644)
    shown = next(Path(settings.MEDIA_ROOT, "images").iterdir())
    assert mode(shown) == 0o644
    shown.chmod(0o600)
    call_command("set_up", verbosity=0)
    assert (mode(path), mode(shown)) == (0o600, 0o644)
    assert {mode(one) for one in Path(settings.MEDIA_ROOT, "original_images").iterdir()} == {0o600}
