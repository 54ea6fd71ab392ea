"""The base class of panels that list what waits for the user, and queries for pages."""

from typing import NamedTuple

from django.db.models import CharField, Model
from django.db.models.functions import Cast
from django.forms import Media
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

# For comparison with the object ids of workflow states and references, which are text.
PK_AS_TEXT = Cast("pk", CharField())


class Row(NamedTuple):
    """A line of a list: a title with a link, a note in grey, and perhaps a picture.

    `review_url` is the address of mark_reviewed for the page, where the line has that button.
    """

    title: str
    url: str
    note: str = ""
    picture: Model | None = None
    review_url: str = ""


class ListPanel(Component):
    """At most `limit` items that wait for the user, the others behind a word, and how many.

    Where there is a page with the whole list (`all_url`), it is that which shows the others.

    Subclasses set `name`, `icon`, `heading`, `explanation` and `empty_text`, and define
    `get_queryset(user)` and `get_row(item)`.
    """

    template_name = "wagtailadmin/home/list_panel.html"
    media = Media(css={"all": ["admin/home.css"]})
    limit = 5
    page_permission = "change"
    explanation = ""
    all_label = ""

    def is_shown(self, request):
        return has_page_permission(request.user, self.page_permission)

    def all_url(self):
        """Return the address of the whole list, or ""."""
        return ""

    def get_context_data(self, parent_context):
        queryset = self.get_queryset(parent_context["request"].user)
        most = self.limit if self.all_url() else self.limit * 20
        rows = [self.get_row(item) for item in queryset[:most]]
        number = len(rows) if len(rows) < most else queryset.count()
        return {
            "panel": self,
            "rows": rows[: self.limit],
            "others": rows[self.limit :],
            "number": number,
            "more": number - self.limit if number > self.limit else 0,
            "csrf_token": parent_context["csrf_token"],
        }


def has_page_permission(user, action):
    """Return whether `user` may do `action` ("change", "publish") with any page at all."""
    return policy_registry.get_by_type(Page).user_has_permission(user, action)


def editable_pages(user):
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def edit_url(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def local_date(moment):
    return date_format(localtime(moment))
