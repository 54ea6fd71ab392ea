"""The first page of the site is not deleted: its contact details and messages would go with it."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Site


def keep_first_page(request, page):
    """Refuse to delete a page with the first one of a site on it or below it (a hook)."""
    if not Site.objects.filter(root_page__path__startswith=page.path).exists():
        return None
    text = _(
        "This is the first page of the site, which contact details and messages belong to. "
        "Change what it says instead."
    )
    messages.error(request, text)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def keep_first_page_of_several(request, action_type, objects, action):
    """Refuse likewise where several pages are to be deleted at once (a hook)."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    answers = (keep_first_page(request, page) for page in objects)
    return next(filter(None, answers), None)
