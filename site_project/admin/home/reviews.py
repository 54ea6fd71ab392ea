"""What the user has begun or submitted for review, and what waits for the user's review."""

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, WorkflowState

from .list_panel import (
    PK_AS_TEXT,
    ListPanel,
    Row,
    edit_url,
    editable_pages,
    has_page_permission,
    local_date,
)


class Drafts(ListPanel):
    """The user's own drafts that are not under review."""

    name = "drafts"
    icon = "edit"
    heading = gettext_lazy("My drafts")
    explanation = gettext_lazy("Only you and your colleagues see these changes so far.")
    empty_text = gettext_lazy("You have no drafts left to hand in or publish.")

    def get_queryset(self, user):
        under_review = WorkflowState.objects.active().filter(object_id=OuterRef("pk_as_text"))
        own = editable_pages(user).filter(has_unpublished_changes=True, latest_revision__user=user)
        return (
            own.alias(pk_as_text=PK_AS_TEXT)
            .filter(~Exists(under_review))
            .annotate_approved_schedule()
            .order_by("-latest_revision_created_at")
        )

    def get_row(self, page):
        if page.approved_schedule and page.go_live_at:
            note, when = _("Will be published %(when)s"), page.go_live_at
        else:
            note, when = _("Saved %(when)s"), page.latest_revision_created_at
        when = date_format(localtime(when), "DATETIME_FORMAT")
        return Row(page.draft_title, edit_url(page.pk), note % {"when": when})


class HandedIn(ListPanel):
    """What the user has submitted for review, and whether it was sent back."""

    name = "handed-in"
    icon = "upload"
    heading = gettext_lazy("What you have handed in")
    empty_text = gettext_lazy("You are waiting for nobody: nothing of yours is being reviewed.")

    def is_shown(self, request):
        """Those who may publish submit nothing, and get no empty list."""
        return super().is_shown(request) and not has_page_permission(request.user, "publish")

    def get_queryset(self, user):
        states = WorkflowState.objects.active().filter(
            requested_by=user, base_content_type__model="page"
        )
        return states.select_related("current_task_state__revision").order_by("-created_at")

    def get_row(self, state):
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            said = Truncator(state.current_task_state.comment).chars(120)
            note = _("Sent back to you: something needs to be changed")
            note = f"{note}. ”{said}”" if said else note
        else:
            note = _("Waits for a reviewer since %(day)s") % {"day": local_date(state.created_at)}
        return Row(state.current_task_state.revision.object_str, edit_url(state.object_id), note)


class ToReview(ListPanel):
    """Pages submitted by others that the user may publish, the oldest first."""

    name = "to-review"
    icon = "glasses"
    heading = gettext_lazy("Waits for your review")
    explanation = gettext_lazy("Open a page to read it, and publish it or send it back.")
    empty_text = gettext_lazy("Nothing waits for you. Your colleagues are not kept waiting either.")
    page_permission = "publish"

    def get_queryset(self, user):
        states = TaskState.objects.reviewable_by(user).filter(
            revision__base_content_type__model="page"
        )
        return states.select_related("revision__user").order_by("started_at")

    def get_row(self, state):
        revision = state.revision
        name = revision.user.get_full_name() or revision.user.username if revision.user else "–"
        note = _("Handed in by %(name)s %(day)s")
        note %= {"name": name, "day": local_date(state.started_at)}
        return Row(revision.object_str, edit_url(revision.object_id), note)
