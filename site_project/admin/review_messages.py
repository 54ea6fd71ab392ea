"""What a reviewer is told after a review, besides Wagtail's word that the page was saved."""

from django.contrib import messages
from django.utils.translation import gettext as _


def say_what_became(request, page):
    """Say where the `page` is that has just been reviewed (a hook after it was edited)."""
    action = request.POST.get("workflow-action-name")
    if "action-workflow-action" not in request.POST or action not in SAY:
        return
    page.refresh_from_db()
    if text := SAY[action](page):
        messages.success(request, text)


def approved(page):
    if page.live and not page.has_unpublished_changes:
        return _("The page is published as you have read it.")
    if page.approved_schedule:
        return _("The page is approved and will be published at its time.")
    return None


def sent_back(page):
    if requested_by := page.current_workflow_state.requested_by:
        name = requested_by.get_full_name() or requested_by.get_username()
        return _("The page is back with %(name)s, who sees what you wrote.") % {"name": name}
    return None


SAY = {"approve": approved, "reject": sent_back}
