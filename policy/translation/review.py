"""A translator who may not publish hands a translation in, as any other page, for review."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import TranslatableMixin, WorkflowState

from policy.editing.review_words import conversation

from .publishing import draft_of, translation_of
from .reviewed_texts import has_changed_since_read, record_reading
from .text_conflicts import record_opening
from .text_views import lock_on, why_locked

DECISIONS = ("send-back", "publish")


def check_read_texts(request, page):
    """Refuse to decide about other texts than were read, or those of a locked page (a hook)."""
    translation = translation_of(page)
    if not translation:
        return None
    if request.method != "POST":
        record_reading(request, translation)
        record_opening(request, translation)
        return None
    if request.POST.get("action") not in DECISIONS:
        return None
    if lock := lock_on(page, request.user):
        messages.error(request, why_locked(lock, request.user))
    elif has_changed_since_read(request, translation):
        said = _("The text has been changed since you read it. Nothing has been decided.")
        messages.error(request, f"{said} {request.POST.get('comment', '')}".strip())
    else:
        return None
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def record_snippet_opening(request, instance):
    """Remember when a translator opened the texts of a contact person (a hook)."""
    translation = isinstance(instance, TranslatableMixin) and translation_of(instance)
    if translation and request.method != "POST":
        record_opening(request, translation)


def handle_review_action(request, page):
    """Submit, send back or withdraw a translation (a hook).

    Wagtail's own editor does this for other pages.
    """
    action = ACTIONS.get(request.POST.get("action")) if request.method == "POST" else None
    translation = action and translation_of(page)
    if not translation:
        return None
    if done := action(page, translation, request):
        messages.success(request, done)
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def hand_in(page, translation, request):
    """Send the translation for review; readers see nothing of it yet."""
    if not page.permissions_for_user(request.user).can_submit_for_moderation():
        return None
    # wagtail-localize's own way of saving a draft writes it into the page that is published.
    draft = draft_of(translation)
    draft.save_revision(user=request.user, log_action=True)
    submit(draft, request.user)
    return _("Thank you! A reviewer sees it now and publishes it.")


def submit(page, user):
    """Start the review of `page`, or go on with one from which it was sent back."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)


def send_back(page, translation, request):
    """Give the translation back to who handed it in, with a word why."""
    if not may_send_back(page, request.user):
        return None
    state = page.current_workflow_task_state
    comment = request.POST.get("comment", "")
    state.task.specific.on_action(state, request.user, "reject", comment=comment)
    return _("The translation is back with the one who handed it in, who sees what you wrote.")


def take_back(page, translation, request):
    if not may_take_back(page, request.user):
        return None
    page.current_workflow_state.cancel(user=request.user)
    return _("The translation is yours again. Nobody reviews it until you hand it in.")


def may_send_back(page, user):
    task = page.workflow_in_progress and page.current_workflow_task
    return bool(task) and "reject" in [name for name, *_ in task.get_actions(page, user)]


def may_take_back(page, user):
    return page.workflow_in_progress and page.current_workflow_state.user_can_cancel(user)


def answer_of(page):
    """Return what a reviewer Said who sent `page` back; None where it has not been, or since."""
    state = page.current_workflow_state
    if not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return next((one for one in reversed(conversation(state)) if one.sent_back), None)


ACTIONS = {"hand-in": hand_in, "send-back": send_back, "take-back": take_back}
