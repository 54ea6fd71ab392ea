"""After a page is unpublished, deleted or moved, its editor is told what stays.

The screens that ask say it before (templatetags/safe_hands.py).
"""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from .left_behind import listed, translations_of, users_of, with_those_below

ACTIONS = ("unpublish", "delete", "move")


def register(hooks):
    """Say it after each of Wagtail's actions, on one page and on several."""
    for action in ACTIONS:
        hooks.register(f"before_{action}_page", noting(action))
        hooks.register(f"after_{action}_page", telling(action))
    hooks.register("before_bulk_action", note_several)
    hooks.register("after_bulk_action", tell_of_several)


def noting(action):
    def note_one(request, page, *destination):
        if request.method == "POST":
            note(request, [page], action)

    return note_one


def telling(action):
    def tell_of_one(request, page):
        tell(request, action)

    return tell_of_one


def note_several(request, action_type, objects, action):
    if action_type in ACTIONS and issubclass(action.model, Page):
        note(request, objects, action_type)


def tell_of_several(request, action_type, objects, action):
    if action_type in ACTIONS and issubclass(action.model, Page):
        tell(request, action_type)


def note(request, pages, action):
    """Look, while `pages` are there, at what will be left of them."""
    concerned = with_those_below(pages) if action == "delete" else pages
    words = users_of(concerned, action).words if action != "move" else []
    linking = [one for one in words if isinstance(one, Page) and one.live]
    request.left_behind = translations_of(concerned), linking


@transaction.atomic
def tell(request, action):
    """Do what was asked for the other languages too, and say what is left."""
    translations, linking = request.left_behind
    if action == "unpublish" and request.POST.get("include_translations"):
        unpublish(translations, request.user, bool(request.POST.get("include_descendants")))
    pks = [page.pk for page in translations]
    public = set(Page.objects.live().filter(pk__in=pks).values_list("pk", flat=True))
    if still := [page for page in translations if page.pk in public]:
        if action == "move":
            text = _("In other languages nothing has been moved: %(pages)s.")
        else:
            text = _("In other languages visitors still read it: %(pages)s.")
        messages.warning(request, text % {"pages": listed(still)})
    if gone := [page for page in translations if page.pk not in public]:
        text = _("Unpublished in other languages too: %(pages)s.")
        messages.success(request, text % {"pages": listed(gone)})
    if linking:
        text = _("The words stay here, but their link is gone: %(pages)s.")
        messages.warning(request, text % {"pages": listed(linking)})


def unpublish(pages, user, with_those_below):
    """Unpublish those of `pages` that `user` may, as Wagtail does with the one asked about."""
    for page in Page.objects.filter(pk__in=[page.pk for page in pages]).specific():
        if page.permissions_for_user(user).can_unpublish():
            UnpublishPageAction(page, user=user, include_descendants=with_those_below).execute()
