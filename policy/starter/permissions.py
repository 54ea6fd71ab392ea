from django.contrib.auth.models import Group, Permission

from policy.editing.permissions import REGISTER_PERMISSIONS

# The groups that Wagtail makes; who belongs to them is changed under Settings, Users.
EDITORS = ["Editors", "Moderators"]


def allow_editors(app_label, codenames):
    """Give Wagtail's own groups the permissions of an app named `codenames`."""
    permissions = Permission.objects.filter(
        content_type__app_label=app_label, codename__in=codenames
    )
    for group in Group.objects.filter(name__in=EDITORS):
        group.permissions.add(*permissions)


def let_editors_follow_up():
    """Let editors see the commitments and write updates."""
    allow_editors("policy", REGISTER_PERMISSIONS)


def let_editors_translate():
    allow_editors("wagtail_localize", ["submit_translation"])
