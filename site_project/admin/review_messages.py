"""The message after a review, besides Wagtail's that the page was saved."""

import json

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import WorkflowState


def show_review_result(request, page):
    """Show the result of the review of `page` (an after_edit_page hook)."""
    action = request.POST.get("workflow-action-name")
    if "action-workflow-action" not in request.POST or action not in RESULT_MESSAGES:
        return
    page.refresh_from_db()
    if text := RESULT_MESSAGES[action](page):
        shown = action == "approve" and page.live and page.url
        buttons = [messages.button(page.url, _("View page"))] if shown else None
        messages.success(request, text, buttons=buttons)
        return
    # Cancelled, or reviewed by somebody else, in the meantime.
    text = _("The page does not wait for your review any longer. It is saved as a draft.")
    comment = json.loads(request.POST.get("workflow-action-extra-data") or "{}").get("comment", "")
    messages.warning(request, f"{text} {comment}".strip())


def approval_message(page):
    if page.workflow_in_progress:
        return _("The page is approved, and waits for one more review.")
    if page.live and not page.has_unpublished_changes:
        return _("The page is published as you have read it.")
    if page.revisions.exclude(approved_go_live_at=None).exists():
        return _("The page is approved and will be published at its time.")
    return None


def rejection_message(page):
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    if state.requested_by is None:
        return _("The page has been sent back.")
    name = state.requested_by.get_full_name() or state.requested_by.get_username()
    return _("The page is back with %(name)s, who sees what you wrote.") % {"name": name}


RESULT_MESSAGES = {"approve": approval_message, "reject": rejection_message}
