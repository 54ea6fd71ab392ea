"""Pictures of a collection that is not for everyone are not files for everyone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import Collection

from contact.models import Appearance, ContactPerson
from policy.checks import errors_of
from policy.models import Picture
from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.pictures import new_picture

pytestmark = pytest.mark.one_database

SHOWN = "width-480|format-webp"


@pytest.fixture
def folder(index):
    return Collection.get_first_root_node().add_child(name="Styrelsen")


def restrict(admin, folder, kind="login", **fields):
    """Change who sees the collection as the admin's own dialog does."""
    data = {"restriction_type": kind, **fields}
    assert admin.post(f"/admin/collections/{folder.pk}/privacy/", data).status_code == 200


def files_of(picture):
    """Return the picture's renditions on disk, by where they lie."""
    stem = Path(picture.file.name).name.partition(".")[0]
    root = Path(settings.MEDIA_ROOT)
    found = {one: [*root.glob(f"{one}/{stem}.*")] for one in ("images", "private_images")}
    return found["images"], found["private_images"]


@pytest.fixture
def afterwards(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_picture_uploaded_to_a_private_collection_is_no_file_for_everyone(
    client, admin, folder, kind
):
    group = Group.objects.get(name=EDITORS)
    restrict(admin, folder, kind, password="hemligt", groups=[group.pk])
    picture = new_picture(f"hem_{kind}.jpg", collection=folder)
    rendition = picture.get_rendition(SHOWN)
    assert rendition.url.startswith("/privata-bilder/")
    public, private = files_of(picture)
    assert not public
    assert {one.stat().st_mode & 0o777 for one in private} == {0o600}
    assert client.get(rendition.url).status_code == 404
    assert client.get(rendition.file.url).status_code == 404
    response = admin.get(rendition.url)
    assert response.headers["Content-Type"] == "image/webp"
    assert "no-store" in response.headers["Cache-Control"]
    assert (
        rendition.url in admin.get("/admin/images/").text
        or "privata-bilder" in admin.get("/admin/images/").text
    )


def test_groups_that_are_named_see_the_picture_and_others_do_not(admin, folder):
    group = Group.objects.get(name=EDITORS)
    restrict(admin, folder, "groups", groups=[group.pk])
    address = new_picture(collection=folder).get_rendition(SHOWN).url
    for name, allowed in ((EDITORS, True), (REVIEWERS, False)):
        user = User.objects.create_user(name, password="en god fika")
        user.groups.add(Group.objects.get(name=name))
        client = Client()
        client.force_login(user)
        assert client.get(address).status_code == (200 if allowed else 404)


def test_password_alone_shows_no_private_picture_where_a_second_factor_is_asked_for(
    admin, folder, settings
):
    restrict(admin, folder)
    address = new_picture(collection=folder).get_rendition(SHOWN).url
    settings.SECOND_FACTOR_REQUIRED = True
    assert admin.get(address).status_code == 404


def make_private_by_privacy(admin, picture, folder):
    Picture.objects.filter(pk=picture.pk).update(collection=folder)
    restrict(admin, folder)


def make_private_by_bulk_action(admin, picture, folder):
    restrict(admin, folder)
    address = f"/admin/bulk/policy/picture/add_to_collection/?id={picture.pk}"
    assert admin.post(address, {"collection": folder.pk}).status_code == 302


def make_private_by_form(admin, picture, folder):
    restrict(admin, folder)
    data = {"title": "Stuga", "collection": folder.pk, "tags": ""}
    assert admin.post(f"/admin/images/{picture.pk}/", data).status_code == 302


def make_private_by_moving_the_collection(admin, picture, folder):
    restrict(admin, folder)
    inner = Collection.get_first_root_node().add_child(name="Inne")
    Picture.objects.filter(pk=picture.pk).update(collection=inner)
    data = {"name": "Inne", "parent": folder.pk}
    assert admin.post(f"/admin/collections/{inner.pk}/", data).status_code == 302


@pytest.mark.parametrize(
    "make_private",
    [
        make_private_by_privacy,
        make_private_by_bulk_action,
        make_private_by_form,
        make_private_by_moving_the_collection,
    ],
)
def test_picture_that_becomes_private_leaves_the_public_site_and_comes_back(
    client, admin, area, folder, afterwards, make_private
):
    picture = new_picture("hemma.jpg", title="Hemma")
    area.picture = picture
    area.body = [
        (
            "pictures",
            {
                "pictures": [
                    {
                        "image": {"image": picture, "alt_text": "En bild", "decorative": False},
                        "caption": "Kaffet",
                    }
                ]
            },
        )
    ]
    area.save_revision().publish()
    Appearance.objects.create(site=area.get_site(), mark=picture)
    person = ContactPerson.objects.first()
    ContactPerson.objects.update(portrait=picture)
    assert "/hemma" in client.get(area.url).text
    assert "Kaffet" in client.get(area.url).text
    public, private = files_of(picture)
    assert public
    assert not private
    with afterwards():
        make_private(admin, picture, folder)
    assert files_of(picture) == ([], [])
    for path in (area.url, "/", "/kontakt/"):
        html = client.get(path).text
        assert "/hemma" not in html
        assert "Kaffet" not in html
        assert "privata-bilder" not in html
        assert "/utseende/marke" not in html
    assert not files_of(picture)[0]
    area.refresh_from_db()
    assert [error.where for error in errors_of(area)] == [
        ("picture",),
        ("body", 0, "pictures", 0, "image"),
    ]
    person.refresh_from_db()
    with pytest.raises(Exception, match="inte är för alla"):
        person.full_clean()
    with afterwards():
        restrict(admin, folder, "none")
    assert "/hemma" in client.get(area.url).text
    assert files_of(picture)[0]
