"""The ways to write texts of a translation, closed while the page is locked for who writes.

wagtail-localize asks who may edit the page, and neither whether it is under review or locked, nor
whether somebody else has written meanwhile.
"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as wagtails

from .overrides import override
from .po_files import leave_newer
from .reviewed_texts import keeping_what_is_read
from .text_conflicts import newer_text, refuse

WRITING = ("PUT", "DELETE")


def lock_on(page, user):
    """Return the lock that keeps `user` from changing `page`, None where there is none."""
    lock = page.get_lock()
    return lock if lock and lock.for_user(user) else None


def why_locked(lock, user):
    message = strip_tags(lock.get_message(user) or "")
    return f"{message} {_('Nothing has been changed.')}".strip()


def unless_locked(view):
    """Let `view` change the texts of a translation whose page is open to the editor."""

    def written(request, translation, names):
        writes = request.method in WRITING
        if now := names and writes and newer_text(request, translation, **names):
            return refuse(request, now, value_of(request))
        return view(request, translation_id=translation.pk, **names)

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
            with keeping_what_is_read(request, translation):
                return written(request, translation, names)
        why = why_locked(lock, request.user)
        if request.method in WRITING:
            return JsonResponse({"error": why}, status=409)
        messages.error(request, why)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    return answer


def value_of(request):
    """Return the text in a PUT, which Django reads of a POST only."""
    if request.method != "PUT":
        return ""
    sent, _files = request.parse_file_upload(request.META, request)
    return sent.get("value", "")


def take_file(request, translation_id):
    translation = get_object_or_404(Translation, pk=translation_id)
    leave_newer(request, translation)
    try:
        return wagtails.upload_pofile(request, translation_id)
    except KeyError:
        # No file, or one without the lines that say whose texts it has.
        messages.error(request, _("Choose a PO file that was fetched here for this page."))
        return redirect(translation.get_target_instance_edit_url())


write_text = unless_locked(wagtails.edit_string_translation)
write_override = unless_locked(override)
upload = unless_locked(require_POST(take_file))
stop = unless_locked(wagtails.stop_translation)
