"""Every screen of the admin is Swedish, for an administrator as for an editor."""

from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core import mail
from django.utils.translation import trans_real
from wagtail.models import Workflow

from site_project.admin.groups import EDITORS, REVIEWERS
from tests.support.admin_content import arguments, furnish
from tests.support.admin_screens import screens
from tests.support.editors import log_in
from tests.support.english import ENGLISH, english_in, record
from tests.support.servers import manage

pytestmark = pytest.mark.one_database

FINNISH = """
from django.contrib.auth.models import User
from wagtail.models import Locale
from wagtail_localize.operations import translate_object
from policy.models import PolicyAreaPage
area = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
finnish = Locale.objects.create(language_code="fi")
for page in (area.get_parent().specific, area):
    translate_object(page, [finnish], user=User.objects.first())
print(area.get_translation(finnish).pk)
"""

ENGLISH_CATALOGUES = [
    path
    for app in apps.get_app_configs()
    for path in Path(app.path).glob("locale/en/LC_MESSAGES/*.po")
]


@pytest.fixture
def room(area, admin_user):
    """What goes into the addresses of an admin that has one of everything."""
    furnish(area, admin_user)
    return arguments(area, admin_user)


@pytest.fixture
def editor(client, db):
    user = User.objects.create_user("asta", "asta@example.org", "en god fika")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def english_of(address, client):
    """Return what is English on a screen, or None where the user has no such screen."""
    with record() as untranslated:
        response = client.get(address, headers={"accept-language": "en"})
    if response.status_code != 200:
        return None
    if "html" in response.headers["Content-Type"] and not response.streaming:
        return untranslated | english_in(response.content.decode())
    return untranslated


def assert_swedish(client, addresses, at_least):
    found = {address: english_of(address, client) for address in addresses}
    seen = {address: english for address, english in found.items() if english is not None}
    assert len(seen) >= at_least
    assert {address: english for address, english in seen.items() if english} == {}


def test_every_screen_is_swedish(admin, room):
    assert_swedish(admin, screens(room), 230)


def test_screens_where_an_editor_has_other_buttons_are_swedish(editor, room):
    """An administrator sees what is in the others, and more."""
    others = [one for one in screens(room) if one == "/admin/" or one.endswith("/edit/")]
    assert_swedish(editor, others, 2)


@pytest.mark.parametrize("path", ENGLISH_CATALOGUES, ids=str)
def test_nothing_that_a_package_can_say_lacks_its_swedish(path):
    swedish = trans_real.DjangoTranslation("sv", domain=path.stem)
    missing = []
    for entry in polib.pofile(path):
        key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
        if (key, 0) not in swedish._catalog and key not in swedish._catalog:
            missing.append(entry.msgid)
    assert missing == []


def test_the_browsers_scripts_get_the_same_swedish(client):
    catalogue = client.get("/admin/jsi18n/", headers={"accept-language": "en"})
    assert "F\\u00e4st verktygsf\\u00e4ltet" in catalogue.content.decode()


def test_admin_is_swedish_before_anybody_has_said_which_language(client, editor):
    for one, address in ((editor, "/admin/"), (client, "/admin/password_reset/")):
        html = one.get(address, headers={"accept-language": "en"}).content.decode()
        assert '<html lang="sv" dir="ltr"' in html


def test_messages_and_mails_are_swedish(admin, admin_user, area):
    for name, group in (("asta", EDITORS), ("bo", REVIEWERS)):
        user = User.objects.create_user(name, f"{name}@example.org", "en god fika")
        user.groups.add(Group.objects.get(name=group))
    with record() as untranslated:
        Workflow.objects.first().start(area, User.objects.get(username="asta"))
        area.current_workflow_state.current_task_state.approve(user=admin_user)
        Workflow.objects.first().start(area, User.objects.get(username="asta"))
        area.current_workflow_state.current_task_state.reject(user=admin_user, comment="Korta!")
        said = [
            admin.post(f"/admin/pages/{area.pk}/{what}/", follow=True).content.decode()
            for what in ("unpublish", "delete")
        ]
        said.append(admin.post("/admin/users/new/", {}).content.decode())
    for one in mail.outbox:
        said += [one.subject, one.body, *(alternative[0] for alternative in one.alternatives)]
    assert {one.to[0] for one in mail.outbox} >= {"asta@example.org", "bo@example.org"}
    assert untranslated == set()
    assert set.union(*map(english_in, said)) == set()
    assert "”Utbildning” har tagits bort" in "".join(said)


def test_what_a_script_puts_a_name_after_keeps_its_space():
    """“Publish in ” comes before the name of a language."""
    swedish = trans_real.DjangoTranslation("sv", domain="djangojs")
    glued = [
        entry.msgid
        for path in ENGLISH_CATALOGUES
        if path.stem == "djangojs"
        for entry in polib.pofile(path)
        if entry.msgid.endswith(" ") and not swedish._catalog[entry.msgid].endswith(" ")
    ]
    assert glued == []


@pytest.mark.parametrize("name", ["asta", "gun"])
def test_what_the_screen_of_a_translation_says_is_swedish(page, own_server, name):
    """The page is in Finnish, so that what is English is said by the screen."""
    log_in(page, own_server["url"], name)
    finnish = manage(own_server["environment"], "shell", "-v0", "-c", FINNISH).strip()
    page.goto(f"{own_server['url']}/admin/pages/{finnish}/edit/")
    lines = page.locator("main").inner_text().splitlines()
    assert "Titel" in lines
    assert {line for line in lines if ENGLISH.search(line)} == set()
