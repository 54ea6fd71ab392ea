"""People who belong to one of the groups, for tests without a browser."""

from django.contrib.auth.models import Group, User


def member(group, name="asta", **fields):
    user = User.objects.create_user(name, f"{name}@example.org", "en god fika", **fields)
    user.groups.add(Group.objects.get(name=group))
    return user
