"""The groups of an admin that has been set up, and that an administrator's choices stand."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Page

from site_project.admin.group_sync import get_permission, grants, sync_groups
from site_project.admin.groups import ADMINISTRATORS, EDITORS, EVERYBODY, REVIEWERS
from site_project.models import GrantedPermission, Review


def rows():
    return (
        set(Group.objects.values_list("name", "permissions__codename")),
        set(GroupPagePermission.objects.values_list("group__name", "permission__codename")),
    )


def test_there_are_our_three_groups_and_no_others(db):
    assert set(Group.objects.values_list("name", flat=True)) == set(EVERYBODY)


def test_every_permission_of_the_table_exists(db):
    for _name, label, _give in grants():
        assert get_permission(label)


def test_editors_do_not_publish_and_only_administrators_read_messages(db):
    def who(**permission):
        return set(Group.objects.filter(**permission).values_list("name", flat=True))

    assert who(page_permissions__permission__codename="publish_page") == {
        REVIEWERS,
        ADMINISTRATORS,
    }
    assert who(permissions__codename="view_message") == {ADMINISTRATORS}
    assert who(permissions__codename="change_user") == {ADMINISTRATORS}


def test_second_set_up_changes_nothing(db):
    before = rows()
    sync_groups()
    Review.set_up()
    assert rows() == before


def test_set_up_does_not_undo_what_was_changed_since(db):
    people = get_permission("contact.delete_contactperson")
    Group.objects.get(name=REVIEWERS).permissions.remove(people)
    Group.objects.get(name=EDITORS).permissions.add(people)
    Review.objects.get().delete()
    Review.objects.create(required=False)
    Group.objects.get(name=ADMINISTRATORS).delete()
    before = rows()
    sync_groups()
    Review.set_up()
    assert rows() == before


def test_new_row_of_the_table_reaches_a_site_that_exists(db):
    redirects = get_permission("wagtailredirects.add_redirect")
    group = Group.objects.get(name=ADMINISTRATORS)
    group.permissions.remove(redirects)
    GrantedPermission.objects.filter(permission="wagtailredirects.add_redirect").delete()
    sync_groups()
    assert redirects in group.permissions.all()


def test_members_of_wagtails_own_groups_are_moved(db):
    old = Group.objects.create(name="Moderators")
    user = User.objects.create_user("asta")
    user.groups.add(old)
    sync_groups()
    assert [group.name for group in user.groups.all()] == [REVIEWERS]
    assert not Group.objects.filter(name="Moderators").exists()


@pytest.mark.parametrize("required", [True, False])
def test_editors_publish_where_there_is_no_review(db, required):
    review = Review.load()
    review.required = not required
    review.save()
    review.required = required
    review.save()
    user = User.objects.create_user("asta")
    user.groups.add(Group.objects.get(name=EDITORS))
    page = Page.objects.get(slug="utbildning")
    may = page.permissions_for_user(user)
    assert may.can_publish() is not required
    assert may.can_submit_for_moderation() is required
    assert Permission.objects.filter(codename="publish_page").count() == 1
