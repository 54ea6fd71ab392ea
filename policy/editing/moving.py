from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail.models import Page

from policy.models.mixins import refuse_taken


def keep_within_reach(request, page, destination):
    """Refuse to move `page` to where the site itself uses its address (a hook)."""
    if refused(request, [page], destination):
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


def keep_several_within_reach(request, action_type, objects, action):
    """Refuse likewise where several pages are moved at once (a hook)."""
    if action_type != "move" or not issubclass(action.model, Page):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    return redirect(action.next_url) if refused(request, objects, destination) else None


def refused(request, pages, destination):
    """Tell the editor which of `pages` cannot be there; return whether any cannot."""
    errors = []
    for page in pages:
        try:
            refuse_taken(page.slug, destination)
        except ValidationError as error:
            errors += error.messages
    for error in errors:
        messages.error(request, error)
    return bool(errors)
