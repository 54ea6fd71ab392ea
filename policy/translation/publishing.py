"""A translation is handed in and published whole: no reader meets half of each language."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail_localize.models import Translation


def refuse_half_translated(request, page):
    """Keep a page from being handed in or published while texts of it are missing (a hook)."""
    if request.method != "POST" or request.POST.get("action") not in ("hand-in", "publish"):
        return None
    total, done = progress_of(page) or (0, 0)
    if total == done:
        return None
    left = total - done
    messages.error(
        request,
        _("%(left)s of %(total)s texts are not translated yet. What you have written is kept.")
        % {"left": left, "total": total},
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def progress_of(page):
    """Return how many texts `page` has and how many are translated; None for a page of its own."""
    translation = translation_of(page)
    return translation.get_progress() if translation else None


def translation_of(page):
    """Return how `page` follows its source; None for a page of its own."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


@require_admin_access
def leave_updating_to_publishing(request, pk):
    """Translators see each change as soon as it is published: there is nothing to synchronise."""
    messages.info(request, _("Translators already see the latest published texts."))
    return redirect("wagtail_localize:translations_report")
