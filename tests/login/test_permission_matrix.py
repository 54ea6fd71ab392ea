"""Who reaches what: every address of the admin, for everybody from nobody to administrator.

An address that no rule names fails the test: whoever adds one says here whom it is for.
"""

from copy import deepcopy
from fnmatch import fnmatch

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.admin.api.urls import admin_api
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS
from tests.support.admin_addresses import addresses
from tests.support.members import member

pytestmark = pytest.mark.one_database

ANYBODY, OWNER = "anybody", "superuser"
PEOPLE = [ANYBODY, EDITORS, REVIEWERS, ADMINISTRATORS]
LEVELS = [*PEOPLE, OWNER]
FILES = ("/admin/images/", "/admin/documents/")
STATES = ["draft", "in review", "locked", "live"]

# The lowest in LEVELS that reaches an address. Of several rules the longest counts.
REACHED_BY = {
    ANYBODY: """
        wagtailadmin_login wagtailadmin_password_reset* wagtailadmin_sprite
        account_login mfa_login_webauthn admin_session
        wagtailadmin_javascript_catalog
    """,
    EDITORS: """
        find wagtailadmin_home wagtailadmin_account wagtailadmin_logout wagtailadmin_dismissibles
        wagtailadmin_error_test wagtailadmin_editing_sessions:* wagtailadmin_block_preview
        wagtailadmin_api:* wagtailadmin_explore* wagtail_bulk_action
        wagtailadmin_choose_page* wagtailadmin_tag*_autocomplete wagtailembeds:chooser*
        wagtailadmin_pages:add wagtailadmin_pages:add_subpage wagtailadmin_pages:choose_parent
        wagtailadmin_pages:edit wagtailadmin_pages:copy wagtailadmin_pages:preview_on_*
        wagtailadmin_pages:view_draft wagtailadmin_pages:convert_alias
        wagtailadmin_pages:search* wagtailadmin_pages:type_use* wagtailadmin_pages:usage
        wagtailadmin_pages:history* wagtailadmin_pages:workflow_history*
        wagtailadmin_pages:revisions_index wagtailadmin_pages:revisions_view
        wagtailadmin_pages:revisions_compare wagtailadmin_pages:revisions_revert
        wagtailadmin_pages:confirm_workflow_cancellation
        wagtailadmin_workflows:task_cho*
        wagtailadmin_reports:workflow* wagtailadmin_reports:site_history*
        wagtailadmin_reports:aging_pages* wagtailadmin_reports:page_types_usage*
        wagtailimages:index* wagtailimages:add* wagtailimages:*_uploaded_image
        wagtailimages:delete_upload_multiple wagtailimages_chooser:*
        wagtaildocs:index* wagtaildocs:add* wagtaildocs:*_uploaded_document
        wagtaildocs:delete_upload_multiple wagtaildocs_chooser:*
        wagtailsnippets_contact_contactperson:* wagtailsnippetchoosers_contact_contactperson:*
        wagtailsettings:*contact.contactdetails commitments:* promise_questions new_page_questions
        commitment_chooser:* imports:* looked_at guide leaflet page_changes bin bring_back erase
        account_reauthenticate account_logout mfa_* wagtail_localize:*
    """,
    REVIEWERS: """
        wagtailadmin_pages:delete wagtailadmin_pages:unpublish wagtailadmin_pages:move*
        wagtailadmin_pages:set_page_position wagtailadmin_pages:set_privacy
        wagtailadmin_pages:lock wagtailadmin_pages:unlock
        wagtailadmin_pages:revisions_unschedule wagtailadmin_pages:workflow_preview
        wagtailadmin_pages:workflow_action wagtailadmin_pages:collect_workflow_action_data
        wagtailadmin_reports:locked_pages*
        wagtailimages:edit* wagtailimages:delete* wagtailimages:preview wagtailimages:image_usage
        wagtailimages:url_generator*
        wagtaildocs:edit* wagtaildocs:delete* wagtaildocs:document_usage
        wagtailsnippets_contact_contactperson:delete
    """,
    ADMINISTRATORS: """
        wagtailusers_users:* messages:* wagtailredirects:* wagtailadmin_collections:*
        wagtailsettings:*site_project.review wagtailsettings:*contact.appearance
        wagtailsettings:*site_project.readcounting
        wagtaillocales:* commitments:close_term commitments:reopen_term commitments:correct_years
        commitments:new_term commitments:prepare_term
    """,
    OWNER: """
        wagtailusers_groups:* wagtailsites:* wagtailadmin_workflows:*
        wagtailsnippets:index
    """,
}
RULES = [(rule, level) for level, rules in REACHED_BY.items() for rule in rules.split()]

# What an address that is asked for with nothing typed still shows only to those it is for.
FORM_SHOWN_TO_MORE = {"wagtailadmin_pages:move_confirm"}
# Nothing that the test makes is behind these: whoever is let in meets 404, or is logged in already.
NOTHING_BEHIND = [
    "wagtailadmin_api:*:find",
    "wagtail_bulk_action",
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_block_preview",
    "wagtailimages:url_generator*",
    "wagtailsettings:preview_on_edit*",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "account_*",
    "mfa_*",
    "wagtail_localize:*",
]
# Sent without a form, so that the test tells who may from the answer.
DONE_AT_ONCE = [
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:lock",
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:revisions_unschedule",
    "wagtaildocs:delete",
    "wagtailimages:delete",
    "wagtailsnippets_contact_contactperson:delete",
    "messages:delete",
    "messages:step",
    "wagtailredirects:delete",
    "wagtailusers_users:delete",
    "wagtailadmin_collections:delete",
]


def level_of(name):
    """Return who reaches the address, or None where no rule names it."""
    fitting = [(len(rule), level) for rule, level in RULES if fnmatch(name, rule)]
    return max(fitting)[1] if fitting else None


def is_refused(response):
    """Whether the admin has sent somebody away, to log in, to its first page or a list of files."""
    if response.status_code == 302:
        looked = response.wsgi_request.method == "GET" and response.url in FILES
        return looked or response.url == "/admin/" or response.url.startswith("/admin/login/")
    return response.status_code in (403, 404)


@pytest.fixture
def everybody(db, settings):
    """A client for each of PEOPLE, which renders nothing and so is quick."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.support.unrendered.Unrendered"]
    clients = {person: Client(raise_request_exception=False) for person in PEOPLE}
    for person in PEOPLE[1:]:
        clients[person].force_login(member(person, person.lower()))
    return clients


def ask(client, method, path):
    """Ask for `path`, undoing whatever comes of it."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def test_every_address_is_for_somebody(everybody):
    assert [name for name, _ in addresses() if level_of(name) is None] == []


def test_everybody_reaches_what_is_for_them_and_nothing_else(everybody):
    wrong = []
    for name, path in addresses():
        lowest = LEVELS.index(level_of(name))
        for person, client in everybody.items():
            expected = PEOPLE.index(person) >= lowest
            for method in ("get", "post"):
                if not is_told(name, method, expected):
                    continue
                response = ask(client, method, path)
                if response.status_code == 405:
                    continue
                if is_refused(response) is expected:
                    wrong.append(f"{person} {method} {name} {response.status_code}")
    assert wrong == []


def is_told(name, method, expected):
    """Whether the answer tells if somebody may: a form that is sent empty does not."""
    if expected:
        at_once = name in DONE_AT_ONCE
        return at_once if method == "post" else not any(fnmatch(name, n) for n in NOTHING_BEHIND)
    return method == "post" or name not in FORM_SHOWN_TO_MORE


def doors():
    """Yield endpoint, pattern and allowed methods of everything that the admin's API answers."""
    for name, endpoint in admin_api._endpoints.items():
        for pattern in endpoint.get_urlpatterns():
            yield name, pattern.name, set(pattern.callback.actions)


def test_api_of_the_admin_is_for_reading_only():
    """It knows neither locks nor our checks; the admin's own scripts only read."""
    assert {method for *_, methods in doors() for method in methods} <= {"get", "head"}
    assert {space for space, *_ in doors()} == {"pages", "images", "documents"}


def page_in(state, owner):
    page = Page.objects.get(slug="sa-samverkar-vi").specific
    page.owner = owner
    page.live = state != "draft"
    page.locked = state == "locked"
    page.save()
    page.save_revision()
    if state == "in review":
        page.get_workflow().start(page, owner)
    return page


def data_for(page):
    """What would do harm, for any action."""
    return {
        "revision_id": page.save_revision().pk,
        "destination_page_id": page.get_parent().pk,
        "locale": page.locale.language_code,
        "recursive": True,
    }


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("person", [*PEOPLE, OWNER])
def test_nobody_acts_through_the_api(everybody, admin_client, admin_user, person, state):
    client = admin_client if person == OWNER else everybody[person]
    page = page_in(state, None if person == ANYBODY else user_of(client))
    data = data_for(page)
    # All that Wagtail knows, so that an action of a later version is asked about as well.
    for action in [*PagesAdminAPIViewSet.actions, "publish_and_more"]:
        before = list(Page.objects.values().order_by("pk"))
        address = reverse("wagtailadmin_api:pages:detail", args=[page.pk]) + f"action/{action}/"
        response = client.post(address, data, content_type="application/json")
        assert is_refused(response), (person, state, action, response.status_code)
        assert list(Page.objects.values().order_by("pk")) == before


@pytest.mark.parametrize("person", [*PEOPLE, OWNER])
def test_nobody_writes_at_any_address_of_the_api(everybody, admin_client, person):
    client = admin_client if person == OWNER else everybody[person]
    for space, name, _ in doors():
        needed = [1] if name == "detail" else []
        address = reverse(f"wagtailadmin_api:{space}:{name}", args=needed)
        for method in ("post", "put", "patch", "delete"):
            response = getattr(client, method)(address, {}, content_type="application/json")
            assert response.status_code == 405 or is_refused(response), (method, address)


def user_of(client):
    return User.objects.get(pk=client.session["_auth_user_id"])
