"""Publishing and moving without the form of a page: what the form refuses is refused as well.

Where a translation is published text by text, policy/translation/publishing.py does the same.
What was scheduled or published already is not checked again: a schedule keeps its time.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from policy.checks import is_publishable
from policy.pages.slugs import refuse_reserved_slug
from policy.register.placement import refuse_other_term


def check_bulk_publishing(request, action_type, objects, action):
    """Publish none of the chosen pages unless all of them are ready, and say which are not."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [one for page in objects for one in page.get_descendants().not_live()]
    return redirect(action.next_url) if refuse_unpublishable(request, pages) else None


def refuse_unpublishable(request, pages):
    """Tell the editor which of `pages` have something to be put right; return whether any has."""
    unfit = [page for page in pages if not is_publishable(page.get_latest_revision_as_object())]
    if unfit:
        text = _("Nothing was published. Something must be put right first on:")
        buttons = [messages.button(edit_url(page), str(page)) for page in unfit]
        messages.error(request, text, buttons=buttons)
    return bool(unfit)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def check_move(request, page, destination):
    """Refuse to move `page` to where its slug is reserved, or its promises to another term."""
    if refuse_moves(request, [page], destination):
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


def check_bulk_move(request, action_type, objects, action):
    """Refuse likewise where several pages are moved at once."""
    if action_type != "move" or not issubclass(action.model, Page):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    refused = refuse_moves(request, objects, destination)
    return redirect(action.next_url) if refused else None


def refuse_moves(request, pages, destination):
    """Tell the editor which of `pages` cannot be there; return whether any cannot."""
    errors = []
    for page in pages:
        try:
            refuse_reserved_slug(page.slug, destination)
            refuse_other_term(page, destination)
        except ValidationError as error:
            errors += error.messages
    for error in errors:
        messages.error(request, error)
    return bool(errors)
