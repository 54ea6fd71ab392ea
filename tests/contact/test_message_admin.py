"""Messages in the admin: for those with the permission only, each reading logged."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import ModelLogEntry, Site

from contact.models import Message
from site_project.admin.groups import EDITORS

SECRET = "Jag röstar på er för att jag inte vågar annat"


@pytest.fixture
def message(index):
    return Message.objects.create(
        site=Site.objects.get(),
        name="Asta Berg",
        email="asta@example.org",
        text=SECRET,
        delete_on=timezone.localdate(),
        fingerprint="1",
        state=Message.State.HELD,
        suspicion="många länkar",
    )


@pytest.fixture
def editor(client, index):
    """An editor who may do everything with pages and whatever `permit` gives."""
    user = User.objects.create_user("redaktör", password="x")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)

    def permit(*names):
        chosen = Permission.objects.filter(codename__in=[f"{name}_message" for name in names])
        user.user_permissions.add(*chosen)

    client.permit = permit
    return client


def addresses(message):
    yield reverse("messages:index")
    for name in ("inspect", "edit", "delete", "history"):
        yield reverse(f"messages:{name}", args=[message.pk])


def assert_no_step(editor, message):
    """Wagtail answers what is not permitted with its first page, and a word about it."""
    step = reverse("messages:step", args=[message.pk])
    assert editor.post(step, {"answered": ""}).url == "/admin/"
    message.refresh_from_db()
    assert message.state == Message.State.HELD


def test_editor_without_the_permission_sees_nothing(editor, message):
    home = editor.get("/admin/").content.decode()
    assert reverse("messages:index") not in home
    for address in addresses(message):
        response = editor.get(address)
        assert response.status_code in (302, 403)
        assert SECRET not in response.content.decode()
    assert_no_step(editor, message)
    assert not ModelLogEntry.objects.filter(action="contact.message.read").exists()


def test_who_may_look_may_not_change(editor, message):
    editor.permit("view")
    html = editor.get(reverse("messages:inspect", args=[message.pk])).content.decode()
    assert SECRET in html
    assert "Markera som besvarat" not in html
    assert_no_step(editor, message)
    editor.post(reverse("messages:delete", args=[message.pk]))
    assert Message.objects.exists()


def test_list_says_when_each_goes_but_not_who_wrote(admin, message):
    html = admin.get(reverse("messages:index")).content.decode()
    assert f"Meddelande {message.pk}" in html
    assert "Stoppat: kan vara skräppost" in html
    assert date_format(message.delete_on) in html
    assert "Asta" not in html
    assert SECRET not in html
    assert "1 meddelande att titta på" in admin.get("/admin/").content.decode()


@pytest.mark.parametrize("name", ["inspect", "edit"])
def test_reading_is_logged_without_what_was_read(admin, message, name):
    html = admin.get(reverse(f"messages:{name}", args=[message.pk])).content.decode()
    for expected in (SECRET, "Asta Berg", "asta@example.org", "många länkar"):
        assert expected in html
    entry = ModelLogEntry.objects.get(action="contact.message.read")
    assert entry.user.username == "admin"
    assert entry.label == f"Meddelande {message.pk}"
    assert "Läste meddelandet" in admin.get("/admin/reports/site-history/").content.decode()
    assert SECRET not in str(ModelLogEntry.objects.values())
    assert "Asta" not in str(ModelLogEntry.objects.values())


def test_message_is_answered_by_mail(admin, message):
    html = admin.get(reverse("messages:edit", args=[message.pk])).content.decode()
    assert 'href="mailto:asta@example.org"' in html
    Message.objects.update(email="")
    assert "mailto:" not in admin.get(reverse("messages:edit", args=[message.pk])).content.decode()


def test_answered_message_is_marked(admin, message):
    admin.post(reverse("messages:step", args=[message.pk]), {"answered": ""})
    message.refresh_from_db()
    assert message.state == Message.State.ANSWERED
    assert ModelLogEntry.objects.filter(action="contact.message.answered").count() == 1


@pytest.mark.parametrize("state", Message.State)
def test_only_a_message_that_was_not_sent_can_be(admin, message, state):
    Message.objects.update(state=state)
    html = admin.get(reverse("messages:edit", args=[message.pk])).text
    assert ('name="send"' in html) is (state in (Message.State.HELD, Message.State.FAILED))
    assert ('name="answered"' in html) is (state != Message.State.ANSWERED)


def test_held_message_can_be_sent(admin, message, settings):
    settings.MAIL_IS_CONFIGURED = False
    admin.post(reverse("messages:step", args=[message.pk]), {"send": ""})
    message.refresh_from_db()
    assert message.state == Message.State.WAITING
    assert ModelLogEntry.objects.filter(action="contact.message.sent").count() == 1


def test_step_needs_the_token_of_the_admin(admin, message):
    admin.handler.enforce_csrf_checks = True
    step = reverse("messages:step", args=[message.pk])
    assert admin.post(step, {"answered": ""}).status_code == 403


def test_message_can_be_deleted_before_its_date(admin, message):
    admin.post(reverse("messages:delete", args=[message.pk]))
    assert not Message.objects.exists()
    assert "Asta" not in str(ModelLogEntry.objects.values())
