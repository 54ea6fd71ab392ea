"""Editors of a served site, and their way into the admin in a real browser."""

from playwright.sync_api import expect

from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS

from .servers import manage

PASSWORD = "en god fika"
GROUP_OF = {"asta": EDITORS, "bo": EDITORS, "gun": REVIEWERS, "ulla": ADMINISTRATORS}
MAKE = f"""
from django.contrib.auth.models import Group, User
for name, group in {GROUP_OF}.items():
    user = User.objects.create_user(name, name + "@example.org", {PASSWORD!r})
    user.groups.add(Group.objects.get(name=group))
"""


def add_editors(site):
    """Make those of GROUP_OF, no superusers, on `site` (see servers.make_site)."""
    manage(site["environment"], "shell", "-v0", "-c", MAKE)


def log_in(page, address, name, password=PASSWORD):
    """Log in through the real form; `page` shows the admin's home afterwards."""
    page.goto(f"{address}/admin/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    expect(page.locator("[data-wagtail-sidebar], #wagtail-sidebar").first).to_be_attached()


def wait_for_attention(page):
    """Wait until Wagtail looks for changes; what is typed before, it takes for what was there."""
    page.wait_for_timeout(3000)


def save_draft(page):
    """Press the button that saves the draft of a page: it is among the others."""
    page.get_by_role("button", name="Fler åtgärder", exact=True).click()
    page.get_by_role("button", name="Spara utkast").first.click()
