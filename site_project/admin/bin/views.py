"""The bin in the admin: what the user may bring back, and the buttons that do it."""

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from site_project.models import BinEntry
from site_project.models.bin import DAYS

from .restoring import known_models, restore


def may_restore(user, entry):
    """Whether the user could delete what the entry keeps if it were there."""
    if not entry.parent_id:
        model = apps.get_model(entry.model)._meta
        codename = get_permission_codename("delete", model)
        return user.has_perm(f"{model.app_label}.{codename}")
    parent = Page.objects.filter(pk=entry.parent_id).first()
    if user.is_superuser or parent is None:
        return user.is_superuser or entry.deleted_by_id == user.pk
    permissions = parent.permissions_for_user(user).permissions
    if entry.pages > 1 and "bulk_delete" not in permissions:
        return False
    return "publish" in permissions or ("change" in permissions and not entry.was_live)


def known_entries():
    """Return what the bin keeps, without what the site has no model of any longer."""
    return BinEntry.objects.filter(model__in=known_models())


@require_admin_access
def index(request):
    entries = known_entries().defer("rows", "cleared").select_related("deleted_by")
    shown = [one for one in entries if may_restore(request.user, one)]
    parents = Page.objects.in_bulk([one.parent_id for one in shown if one.parent_id])
    for one in shown:
        one.parent = parents.get(one.parent_id)
        one.kind = apps.get_model(one.model)._meta.verbose_name
    context = {
        "entries": shown,
        "days": DAYS,
        "page_title": _("Bin"),
        "header_icon": "bin",
    }
    return render(request, "wagtailadmin/bin/index.html", context)


@require_admin_access
@require_POST
def bring_back(request, pk):
    entry = allowed(request, pk)
    try:
        found = restore(entry, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("bin")
    address = AdminURLFinder(request.user).get_edit_url(found)
    buttons = [messages.button(address, _("Edit"))] if address else []
    messages.success(request, told_of(found), buttons=buttons)
    if isinstance(found, Page):
        return redirect("wagtailadmin_explore", found.get_parent().pk)
    return redirect("bin")


def told_of(found):
    values = {"title": str(found)}
    if not isinstance(found, Page):
        return _("“%(title)s” is back.") % values
    if found.live:
        return _("“%(title)s” is back where it was, and visitors see it again.") % values
    return _("“%(title)s” is back where it was, as a draft.") % values


@require_admin_access
@require_POST
def erase(request, pk):
    """Delete for good: somebody may ask that nothing of them is kept."""
    allowed(request, pk).delete()
    messages.success(request, _("It is gone for good."))
    return redirect("bin")


def allowed(request, pk):
    entry = get_object_or_404(known_entries(), pk=pk)
    if not may_restore(request.user, entry):
        raise PermissionDenied
    return entry


def bin_urls():
    return [
        path("papperskorg/", index, name="bin"),
        path("papperskorg/<int:pk>/", bring_back, name="bring_back"),
        path("papperskorg/<int:pk>/ta-bort/", erase, name="erase"),
    ]


def undo_address(entry):
    return reverse("bring_back", args=[entry.pk])
