"""Giving the groups what the table in groups.py says, each permission once."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from site_project.models import GivenPermission

from .groups import EDITORS, FILES, PAGES, REVIEWERS, SITE

# Wagtail makes these with its first migration.
WAGTAILS_GROUPS = {"Editors": EDITORS, "Moderators": REVIEWERS}


@transaction.atomic
def give_permissions():
    """Make the groups and give them their permissions, leaving what has been given before.

    A group that somebody has deleted or renamed is not made again. Raises
    Permission.DoesNotExist where the table names a permission that there is not.
    """
    given = set(GivenPermission.objects.values_list("group", "permission"))
    known = {name for name, _ in given}
    for name, label, give in wanted():
        if (name, label) in given:
            continue
        if name in known:
            group = Group.objects.filter(name=name).first()
        else:
            group, _ = Group.objects.get_or_create(name=name)
        if group:
            give(group, permission_named(label))
        GivenPermission.objects.create(group=name, permission=label)
    replace_wagtails_groups()


def wanted():
    """Yield each group's name, the permission's and the function that gives it."""
    for table, give in ((SITE, give_for_site), (PAGES, give_for_pages), (FILES, give_for_files)):
        for label, names in table.items():
            for name in names:
                yield name, label, give


def permission_named(label):
    app_label, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def give_for_site(group, permission):
    group.permissions.add(permission)


def give_for_pages(group, permission):
    root = Page.get_first_root_node()
    GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def give_for_files(group, permission):
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.get_or_create(
        group=group, collection=root, permission=permission
    )


def replace_wagtails_groups():
    """Move the members of Wagtail's own groups to ours, and delete those groups."""
    for old in Group.objects.filter(name__in=WAGTAILS_GROUPS):
        new = Group.objects.filter(name=WAGTAILS_GROUPS[old.name]).first()
        if new:
            new.user_set.add(*old.user_set.all())
            old.delete()
