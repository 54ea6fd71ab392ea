"""No address of site or admin falls over what stands in it, whoever asks."""

import pytest
from django.core.signals import got_request_exception

from tests.support import admin_addresses
from tests.support.admin_addresses import OUTSIDE, arguments, patterns

HUGE = "9" * 30
# Dates, words and numbers of pages that are given at the same time.
# As PostgreSQL does not hold every number, it is asked for the huge ones too.
VALUES = [
    ("0001-01-01", HUGE, HUGE),
    pytest.param("9999-12-31", "\0ord", "-1", marks=pytest.mark.one_database),
]
# What the admin's lists and choosers ask in their addresses, by Wagtail 8's views and filters.
NAMES = """
    p q page page_type content_type ordering order layout per_page locale collection_id tag
    site next parent parent_page target_pages id pk ids user user_id owner type label action
    object_type timestamp timestamp_from timestamp_to timestamp_after timestamp_before
    created_at_after created_at_before latest_revision_created_at_from created_at_from
    created_at_to latest_revision_created_at_to first_published_at_from last_login_from
    last_login_to go_live_at_from expire_at_to locked_at_from locked_at_to latest_revision_user
    requested_by started_at_from started_at_to workflow workflow_state status task reviewable
    finished_at_from finished_at_to due_from target_content_type child_of ancestor_of
    descendant_of translation_of has_children fields limit offset search slug title is_active
    group groups is_permanent is_superuser area term programme export select_format link_text
    link_url email_address subject body can_choose_root user_perms match_subclass
    allow_external_link multiple w-collapse mode in_preview_panel since width height old_path
    last_updated_from last_updated_to target_locale source_title source is_live usage_count
    report delete_from
"""


@pytest.fixture
def failures():
    """The exceptions that became an error page, as they come."""
    found = []

    def note(sender, request, **kwargs):
        import sys

        found.append((request.path, sys.exc_info()[1]))

    got_request_exception.connect(note)
    yield found
    got_request_exception.disconnect(note)


def named(path):
    """Whether the address may be asked: not what logs the test out or fails on purpose."""
    return not path.endswith(("logout/", "failwhale/"))


def said(failures):
    return {f"{path[:70]}: {type(error).__name__}: {str(error)[:90]}" for path, error in failures}


def test_numbers_out_of_range_in_the_admins_addresses(admin, failures):
    admin.raise_request_exception = False
    values = arguments()
    from django.urls import NoReverseMatch, reverse

    for name, needed in patterns():
        if name.startswith(OUTSIDE) or not needed:
            continue
        space = name.rpartition(":")[0]
        near = {one: values.get(f"{space} {one}", values.get(one)) for one in needed}
        given = {one: values.get(f"{name} {one}", value) for one, value in near.items()}
        for one in needed:
            for value in (HUGE, "0", "ord", "a/b", "\0", "-"):
                try:
                    path = reverse(name, kwargs={**given, one: value})
                except NoReverseMatch:
                    continue
                if path.startswith("/admin/"):
                    admin.get(path)
    assert sorted(said(failures)) == []


def is_date(name):
    return name == "timestamp" or name.endswith(("_from", "_to", "_after", "_before", "since"))


@pytest.mark.parametrize(("date", "other", "number"), VALUES, ids=ascii)
def test_odd_questions_of_the_admins_lists(admin, failures, date, other, number):
    admin.raise_request_exception = False
    question = {name: date if is_date(name) else other for name in NAMES.split()}
    question |= dict.fromkeys(("p", "page", "per_page", "limit", "offset"), number)
    for _name, path in admin_addresses.addresses():
        if named(path):
            admin.get(path, question)
    assert sorted(said(failures)) == []
