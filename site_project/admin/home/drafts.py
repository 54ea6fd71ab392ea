from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from .list_panel import ListPanel, Row
from .pages import ID_AS_TEXT, edit_url, may, pages_for


class Drafts(ListPanel):
    """What the editor has begun and visitors do not see yet; not what somebody reviews."""

    name = "drafts"
    icon = "edit"
    heading = gettext_lazy("My drafts")
    explanation = gettext_lazy("Only you and your colleagues see these changes so far.")
    nothing = gettext_lazy("You have no drafts left to hand in or publish.")

    def is_shown(self, request):
        return may(request.user, "change")

    def found(self, user):
        reviewed = WorkflowState.objects.active().filter(object_id=OuterRef("as_text"))
        mine = pages_for(user).filter(has_unpublished_changes=True, latest_revision__user=user)
        return (
            mine.alias(as_text=ID_AS_TEXT)
            .filter(~Exists(reviewed))
            .annotate_approved_schedule()
            .order_by("-latest_revision_created_at")
        )

    def row(self, page):
        if page.approved_schedule and page.go_live_at:
            note = _("Will be published %(when)s")
            when = page.go_live_at
        else:
            note, when = _("Saved %(when)s"), page.latest_revision_created_at
        when = date_format(localtime(when), "DATETIME_FORMAT")
        return Row(page.draft_title, edit_url(page.pk), note % {"when": when})
