from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, WorkflowState

from .list_panel import ID_AS_TEXT, ListPanel, Row, edit_url, may, pages_for


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


class ToReview(ListPanel):
    """What colleagues have handed in and the reader may publish, the oldest first."""

    name = "to-review"
    icon = "glasses"
    heading = gettext_lazy("Waits for your review")
    explanation = gettext_lazy("Open a page to read it, and publish it or send it back.")
    nothing = gettext_lazy("Nothing waits for you. Your colleagues are not kept waiting either.")

    def is_shown(self, request):
        return may(request.user, "publish")

    def found(self, user):
        states = TaskState.objects.reviewable_by(user)
        of_pages = states.filter(revision__base_content_type__model="page")
        return of_pages.select_related("revision__user").order_by("started_at")

    def row(self, state):
        revision = state.revision
        day = date_format(localtime(state.started_at), "DATE_FORMAT")
        name = revision.user.get_full_name() or revision.user.username if revision.user else "–"
        note = _("Handed in by %(name)s %(day)s") % {"name": name, "day": day}
        return Row(revision.object_str, edit_url(revision.object_id), note)
