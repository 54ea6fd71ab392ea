"""Editors of a served site, and their way into the admin in a real browser."""

from playwright.sync_api import expect

from site_project.admin.groups import REVIEWERS

from .servers import manage

PASSWORD = "en god fika"
MAKE = """
from django.contrib.auth.models import Group, User
user = User.objects.create_user({name!r}, {email!r}, {password!r})
user.groups.add(Group.objects.get(name={group!r}))
"""


def add_editor(site, name="asta", group=REVIEWERS):
    """Make a user of `site` (see servers.make_site), no superuser, who belongs to `group`."""
    fields = {"name": name, "email": f"{name}@example.org", "password": PASSWORD, "group": group}
    manage(site["environment"], "shell", "-c", MAKE.format(**fields))


def log_in(page, address, name="asta", password=PASSWORD):
    """Log in through the real form; `page` shows the admin's home afterwards."""
    page.goto(f"{address}/admin/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    expect(page.locator("[data-wagtail-sidebar], #wagtail-sidebar").first).to_be_attached()
