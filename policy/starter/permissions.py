from django.contrib.auth.models import Group, Permission

FOLLOW_UP = ["view_commitment", "add_commitmentupdate"]


def let_editors_follow_up():
    """Let Wagtail's own groups write updates; who may is changed under Settings, Groups."""
    permissions = Permission.objects.filter(
        content_type__app_label="policy", codename__in=FOLLOW_UP
    )
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(*permissions)
