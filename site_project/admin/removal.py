"""Hooks around unpublishing, deleting and moving pages.

The first page of a site cannot be deleted. After each action the editor is told what stays, as the
confirmation says before it (templatetags/usage_tags.py).
"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.messages import error as show_error
from wagtail.models import Page, Site

from . import other_languages
from .references import find_references, live_translations, page_list, with_descendants

ACTIONS = ("unpublish", "delete", "move")


def register(hooks):
    hooks.register("before_delete_page", refuse_first_page)
    hooks.register("before_bulk_action", refuse_first_page_in_bulk)
    for action in ACTIONS:
        hooks.register(f"before_{action}_page", partial(before_action, action))
        hooks.register(f"after_{action}_page", partial(after_action, action))
    hooks.register("before_bulk_action", before_bulk_action)
    hooks.register("after_bulk_action", after_bulk_action)


def before_action(action, request, page, *destination):
    if request.method == "POST":
        collect(request, [page], action)


def after_action(action, request, page):
    report(request, action)


def before_bulk_action(request, action_type, objects, action):
    if action_type in ACTIONS and issubclass(action.model, Page):
        collect(request, objects, action_type)


def after_bulk_action(request, action_type, objects, action):
    if action_type in ACTIONS and issubclass(action.model, Page):
        report(request, action_type)


def collect(request, pages, action):
    """Find, before `action`, the translations of `pages` and the live pages that link to them."""
    affected = with_descendants(pages) if action == "delete" else pages
    in_text = find_references(affected, action).in_text if action != "move" else []
    linking = [source for source in in_text if isinstance(source, Page) and source.live]
    request.remaining = pages, live_translations(affected), linking


@transaction.atomic
def report(request, action):
    """Unpublish the translations if the form says so, and show messages about what remains."""
    pages, translations, linking = request.remaining
    follow = bool(request.POST.get("include_translations"))
    if follow and action == "unpublish":
        below = bool(request.POST.get("include_descendants"))
        other_languages.unpublish(translations, request.user, below)
    if follow and action == "move":
        moved = other_languages.move(pages, request.user)
        if moved:
            text = _("Moved in other languages too: %(pages)s.")
            messages.success(request, text % {"pages": page_list(moved)})
        keys = {page.pk for page in moved}
        translations = [page for page in translations if page.pk not in keys]
    pks = [page.pk for page in translations]
    public = set(Page.objects.live().filter(pk__in=pks).values_list("pk", flat=True))
    if still := [page for page in translations if page.pk in public]:
        if action == "move":
            text = _("In other languages nothing has been moved: %(pages)s.")
        else:
            text = _("In other languages visitors still read it: %(pages)s.")
        messages.warning(request, text % {"pages": page_list(still)})
    if gone := [page for page in translations if page.pk not in public]:
        text = _("Unpublished in other languages too: %(pages)s.")
        messages.success(request, text % {"pages": page_list(gone)})
    if linking:
        text = _("The words stay here, but their link is gone: %(pages)s.")
        messages.warning(request, text % {"pages": page_list(linking)})


def refuse_first_page(request, page):
    """Refuse to delete a page that is, or is above, the first page of a site."""
    if not Site.objects.filter(root_page__path__startswith=page.path).exists():
        return None
    text = _(
        "This is the first page of the site, which contact details and messages belong to. "
        "Change what it says instead."
    )
    show_error(request, text)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_first_page_in_bulk(request, action_type, objects, action):
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    answers = (refuse_first_page(request, page) for page in objects)
    return next(filter(None, answers), None)
