"""A translator who may not publish hands a translation in, as any other page, for review."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from .publishing import translation_of


def hand_in(request, page):
    """Send the translation of `page` for review; readers see nothing of it yet (a hook)."""
    translation = translation_of(page)
    if request.method != "POST" or request.POST.get("action") != "hand-in" or not translation:
        return None
    if page.permissions_for_user(request.user).can_submit_for_moderation():
        # wagtail-localize's own way of saving a draft writes it into the page that is published.
        draft = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
        draft.save_revision(user=request.user)
        submit(draft, request.user)
        messages.success(request, _("Thank you! A reviewer sees it now and publishes it."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def submit(page, user):
    """Start the review of `page`, or go on with one from which it was sent back."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
