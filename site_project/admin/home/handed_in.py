from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from .list_panel import ListPanel, Row
from .pages import edit_url, may


class HandedIn(ListPanel):
    """What the editor has handed in, and whether it was sent back."""

    name = "handed-in"
    icon = "upload"
    heading = gettext_lazy("What you have handed in")
    nothing = gettext_lazy("You are waiting for nobody: nothing of yours is being reviewed.")

    def is_shown(self, request):
        """Whoever may publish hands nothing in, and is spared an empty list."""
        return may(request.user, "change") and not may(request.user, "publish")

    def found(self, user):
        mine = WorkflowState.objects.active().filter(requested_by=user)
        of_pages = mine.filter(base_content_type__model="page")
        return of_pages.select_related("current_task_state__revision").order_by("-created_at")

    def row(self, state):
        revision = state.current_task_state.revision
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            note = _("Sent back to you: something needs to be changed")
        else:
            day = date_format(localtime(state.created_at), "DATE_FORMAT")
            note = _("Waits for a reviewer since %(day)s") % {"day": day}
        return Row(revision.object_str, edit_url(state.object_id), note)
