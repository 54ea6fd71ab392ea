"""A panel that lists what waits for the reader, and what such panels ask about pages."""

from typing import NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast
from django.forms import Media
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry


class Row(NamedTuple):
    """A line: what it is, where a click leads, a note in grey, a picture or the like.

    `still_true` is the address of the button that says so, see looked_at.py.
    """

    title: str
    url: str
    note: str = ""
    picture: object = None
    still_true: str = ""


class ListPanel(Component):
    """Things that wait for the reader: at most `limit` of them, and how many there are.

    A panel of its own kind gives `heading`, an icon, `explanation`, what to say when the list
    is empty (`nothing`), and two functions: `found(user)`, a query set, and `row(one)`.
    """

    template_name = "wagtailadmin/home/list_panel.html"
    media = Media(css={"all": ["admin/home.css"]})
    limit = 5
    explanation = ""
    all_label = ""

    def is_shown(self, request):
        return True

    def all_url(self):
        """The address of the whole list, where there is one."""
        return ""

    def get_context_data(self, parent_context):
        found = self.found(parent_context["request"].user)
        rows = [self.row(one) for one in found[: self.limit]]
        number = len(rows) if len(rows) < self.limit else found.count()
        return {
            "panel": self,
            "rows": rows,
            "number": number,
            "more": number - len(rows),
            "csrf_token": parent_context["csrf_token"],
        }


ID_AS_TEXT = Cast("pk", CharField())


def may(user, action):
    """Whether `user` may do `action` ("change", "publish") with any page at all."""
    return policy_registry.get_by_type(Page).user_has_permission(user, action)


def pages_for(user, action="change"):
    """Return the pages with which `user` may do `action`."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, action)


def edit_url(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])
