from typing import NamedTuple

from django.forms import Media
from wagtail.admin.ui.components import Component


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
