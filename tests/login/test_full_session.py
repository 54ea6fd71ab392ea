"""A session that has only a password reaches nothing, once its owner has a second factor."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from tests.support.members import change_account, new_password
from tests.support.second_factors import add_app, code_of, give_code, give_password

pytestmark = pytest.mark.one_database

SEEN = "session_seen"
SECOND = "/admin/login/second/"
TOTP = SECOND + "totp/activate/"
OF_THE_ACCOUNT = [
    SECOND,
    SECOND + "recovery-codes/",
    SECOND + "recovery-codes/download/",
    SECOND + "recovery-codes/generate/",
    SECOND + "totp/deactivate/",
    SECOND + "webauthn/add/",
    SECOND + "reauthenticate/",
    "/admin/login/again/",
    "/admin/account/",
]


@pytest.fixture
def thief(admin_user):
    """Somebody who logged in with the password before its owner had a second factor."""
    thief = Client()
    give_password(thief, address="10.0.0.66")
    assert thief.get("/admin/").status_code == 200
    return thief


@pytest.fixture
def enrolled(admin_user):
    """A second factor that came without any session hearing of it."""

    def enrol():
        return add_app(admin_user)

    return enrol


@pytest.fixture
def at_once(monkeypatch):
    """What waits for the end of the transaction comes within the request, as on a real site."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, **_kwargs: call())


@pytest.fixture
def document(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    collection = Collection.get_first_root_node().add_child(name="Internt")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    file = ContentFile(b"Hemligt", "hemligt.txt")
    return Document.objects.create(title="Hemligt", file=file, collection=collection)


def enrol(client):
    """Set up an app for codes as a person does, and return its secret."""
    give_password(client)
    secret = client.get(TOTP).context["form"].secret
    assert client.post(TOTP, {"code": code_of(secret)}).status_code == 302
    return secret


@pytest.mark.parametrize("path", OF_THE_ACCOUNT)
def test_password_alone_opens_no_page_of_the_account(thief, enrolled, path):
    enrolled()
    answer = thief.get(path)
    assert answer.status_code in (302, 403, 404)
    assert answer.status_code != 302 or answer.url.startswith("/admin/login/?next=")
    assert "_auth_user_id" not in thief.session


@pytest.mark.parametrize("path", ["totp/deactivate/", "recovery-codes/generate/"])
def test_password_alone_takes_no_second_factor_away(thief, enrolled, path):
    enrolled()
    before = list(Authenticator.objects.values("pk", "data"))
    thief.post("/admin/login/again/", {"password": "password"})
    thief.post(SECOND + path)
    assert list(Authenticator.objects.values("pk", "data")) == before


def test_factor_that_another_session_sets_up_ends_the_others(client, thief, at_once):
    enrol(client)
    assert "_auth_user_id" not in thief.session
    assert thief.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_factor_that_is_taken_away_ends_the_others(client, enrolled, at_once):
    secret, other = enrolled(), Client()
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    for session, code in ((client, code_of(secret)), (other, codes[0])):
        give_password(session)
        give_code(session, code)
    assert other.get("/admin/").status_code == 200
    client.post(SECOND + "totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert other.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_login_that_waits_for_a_code_ends_with_the_others(client, enrolled, at_once):
    secret = enrolled()
    waiting = Client()
    give_password(waiting)
    give_password(client)
    give_code(client, code_of(secret))
    client.post(SECOND + "recovery-codes/generate/")
    assert waiting.get(SECOND + "authenticate/").url == "/admin/login/"


def test_login_that_waits_for_a_code_ends_with_the_password_that_it_gave(client, enrolled):
    secret = enrolled()
    give_password(client)
    user = Authenticator.objects.first().user
    user.set_password("en annan god fika")
    user.save()
    assert give_code(client, code_of(secret)).url == "/admin/login/"
    assert "_auth_user_id" not in client.session


def test_link_for_a_new_password_works_where_a_login_waits_for_a_code(client, enrolled):
    enrolled()
    give_password(client)
    client.post("/admin/password_reset/", {"email": "admin@example.com"})
    link = next(word for word in mail.outbox[-1].body.split() if "/confirm/" in word)
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    new = {"new_password1": "en ny god fika", "new_password2": "en ny god fika"}
    saved = client.post(form.redirect_chain[-1][0], new, follow=True)
    assert "sparat" in saved.content.decode()


def test_new_password_ends_the_others(client, thief):
    give_password(client)
    assert change_account(client, **new_password("password")).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert thief.get("/admin/").status_code == 302


def test_protected_document_wants_the_second_factor(client, thief, enrolled, document):
    secret = enrolled()
    assert thief.get(document.url).status_code == 403
    give_password(client)
    assert client.get(document.url).status_code == 403
    give_code(client, code_of(secret))
    assert client.get(document.url).getvalue() == b"Hemligt"


def test_protected_document_waits_until_a_second_factor_is_set_up(
    thief, document, settings, at_once
):
    settings.SECOND_FACTOR_REQUIRED = True
    assert thief.get(document.url).status_code == 403
    # The login page does not send there and back again.
    assert thief.get(f"/admin/login/?next={document.url}").url == SECOND
    enrol(thief)
    assert thief.get(document.url).status_code == 200


def test_two_hours_without_doing_anything_close_protected_documents_too(
    client, admin_user, document
):
    give_password(client)
    assert client.get(document.url).status_code == 200
    session = client.session
    session[SEEN] = time.time() - 2 * 3600 - 60
    session.save()
    assert client.get(document.url).status_code == 403
    assert "_auth_user_id" not in client.session


def test_reading_protected_documents_counts_as_being_here(client, admin_user, document):
    give_password(client)
    client.get("/admin/")
    session = client.session
    session[SEEN] = time.time() - 3600
    session.save()
    client.get(document.url)
    assert client.session[SEEN] > time.time() - 60
