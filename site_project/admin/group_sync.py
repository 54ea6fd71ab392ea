"""Grants the groups the permissions of groups.py, each once."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from site_project.models import GrantedPermission

from .groups import EDITORS, FILES, PAGES, REVIEWERS, SITE

# Groups of Wagtail's first migration, and ours that replace them.
WAGTAIL_GROUPS = {"Editors": EDITORS, "Moderators": REVIEWERS}


@transaction.atomic
def sync_groups():
    """Create the groups and grant them what has never been granted before.

    A group that somebody has deleted or renamed is not created again. Raises
    Permission.DoesNotExist for an unknown permission in the tables.
    """
    granted = set(GrantedPermission.objects.values_list("group", "permission"))
    known = {name for name, _ in granted}
    for name, label, grant in grants():
        if (name, label) in granted:
            continue
        if name in known:
            group = Group.objects.filter(name=name).first()
        else:
            group, _ = Group.objects.get_or_create(name=name)
        if group:
            grant(group, get_permission(label))
        GrantedPermission.objects.create(group=name, permission=label)
    replace_wagtail_groups()


def grants():
    """Yield the name of each group, the label of a permission and the function that grants it."""
    tables = ((SITE, grant_for_site), (PAGES, grant_for_pages), (FILES, grant_for_files))
    for table, grant in tables:
        for label, names in table.items():
            for name in names:
                yield name, label, grant


def get_permission(label):
    app_label, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def grant_for_site(group, permission):
    group.permissions.add(permission)


def grant_for_pages(group, permission):
    root = Page.get_first_root_node()
    GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def grant_for_files(group, permission):
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.get_or_create(
        group=group, collection=root, permission=permission
    )


def replace_wagtail_groups():
    """Move the members of Wagtail's groups to ours, and delete those groups."""
    for old in Group.objects.filter(name__in=WAGTAIL_GROUPS):
        new = Group.objects.filter(name=WAGTAIL_GROUPS[old.name]).first()
        if new:
            new.user_set.add(*old.user_set.all())
            old.delete()
