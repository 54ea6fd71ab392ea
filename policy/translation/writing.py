"""The ways to write texts of a translation, closed while the page is locked for who writes.

wagtail-localize asks who may edit the page, and never whether it is under review or locked.
"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as wagtails

from .reading import keeping_what_is_read


def lock_on(page, user):
    """Return the lock that keeps `user` from changing `page`, None where there is none."""
    lock = page.get_lock()
    return lock if lock and lock.for_user(user) else None


def why_locked(lock, user):
    message = strip_tags(lock.get_message(user) or "")
    return f"{message} {_('Nothing has been changed.')}".strip()


def unless_locked(view):
    """Let `view` change the texts of a translation whose page is open to the editor."""

    @require_admin_access
    @wraps(view)
    def answer(request, translation_id, **names):
        translation = get_object_or_404(Translation, pk=translation_id)
        try:
            page = translation.get_target_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error
        lock = isinstance(page, Page) and lock_on(page, request.user)
        if not lock:
            with keeping_what_is_read(request, page, translation):
                return view(request, translation_id=translation_id, **names)
        why = why_locked(lock, request.user)
        if request.method in ("PUT", "DELETE"):
            return JsonResponse({"error": why}, status=409)
        messages.error(request, why)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    return answer


write_text = unless_locked(wagtails.edit_string_translation)
write_override = unless_locked(wagtails.edit_override)
upload = unless_locked(wagtails.upload_pofile)
stop = unless_locked(wagtails.stop_translation)
