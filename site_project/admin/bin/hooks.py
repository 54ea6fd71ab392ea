"""Hooks around deleting pages and contact people: they are kept, and the message offers Undo."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from contact.models import ContactPerson

from .keeping import entry_of
from .restoring import RESTORED
from .views import bin_urls, undo_address

KEPT = (Page, ContactPerson)


def register(hooks):
    hooks.register("before_delete_page", lambda request, page: collect(request, [page]))
    hooks.register("after_delete_page", lambda request, page: keep(request))
    hooks.register("before_delete_snippet", collect)
    hooks.register("after_delete_snippet", lambda request, instances: keep(request))
    hooks.register("before_bulk_action", before_bulk_action)
    hooks.register("after_bulk_action", after_bulk_action)
    hooks.register("register_admin_urls", bin_urls)
    hooks.register("register_admin_menu_item", menu_item)
    hooks.register("register_log_actions", register_restored)


def before_bulk_action(request, action_type, objects, action):
    if action_type == "delete":
        collect(request, objects)


def after_bulk_action(request, action_type, objects, action):
    if action_type == "delete":
        keep(request)


def collect(request, instances):
    """Read what the deletion of `instances` takes along; it is kept once they are deleted."""
    if request.method == "POST":
        kept = [one for one in instances if isinstance(one, KEPT)]
        request.for_the_bin = [entry_of(one, request.user) for one in outermost(kept)]


def outermost(instances):
    """Return the instances without the pages that stand below another of them."""
    paths = [one.path for one in instances if isinstance(one, Page)]
    return [
        one
        for one in instances
        if not isinstance(one, Page)
        or not any(one.path != path and one.path.startswith(path) for path in paths)
    ]


def keep(request):
    """Put what was deleted into the bin, and tell the editor so."""
    entries = getattr(request, "for_the_bin", [])
    request.for_the_bin = []
    for entry in entries:
        entry.save()
    if len(entries) == 1:
        text = format_html(
            '{} <button type="button" class="button button-small button-secondary" '
            'data-controller="w-action" data-action="w-action#post" '
            'data-w-action-url-value="{}">{}</button>',
            _("“%(title)s” is in the bin for 30 days.") % {"title": entries[0].title},
            undo_address(entries[0]),
            _("Undo"),
        )
    elif entries:
        text = format_html(
            '{} <a class="button button-small button-secondary" href="{}">{}</a>',
            _("All of it is in the bin for 30 days."),
            reverse("bin"),
            _("Bin"),
        )
    else:
        return
    messages.info(request, text)


def menu_item():
    return MenuItem(gettext_lazy("Bin"), reverse("bin"), name="bin", icon_name="bin", order=9500)


def register_restored(actions):
    actions.register_action(RESTORED, gettext_lazy("Bring back"), gettext_lazy("Brought back"))
