"""The forms with which an administrator manages people."""

from django.contrib.auth.models import Group
from django.urls import reverse

from site_project.admin.groups import EDITORS

PASSWORD = "tre glada bufflar"


def form(group=None, **fields):
    chosen = {"role": Group.objects.get(name=group).pk} if group else {}
    return {
        "username": "nya",
        "first_name": "Nya",
        "last_name": "Berg",
        "email": "nya@example.org",
        **chosen,
        **fields,
    }


def add(client, group=EDITORS, **fields):
    passwords = {"password1": PASSWORD, "password2": PASSWORD}
    return client.post(reverse("wagtailusers_users:add"), form(group, **passwords, **fields))


def edit(client, user, group=None, **fields):
    return client.post(reverse("wagtailusers_users:edit", args=[user.pk]), form(group, **fields))
