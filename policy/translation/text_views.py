"""Views of wagtail-localize that write texts and overrides of a translation, guarded.

wagtail-localize checks who may edit the page, but neither whether it is under review or locked,
nor whether somebody else has written since, nor whether a chosen picture or page exists.
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
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from wagtail.admin.auth import require_admin_access
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, Translation
from wagtail_localize.views import edit_translation as wagtails

from policy.rich_text.addresses import key_of

from .po_files import remove_newer_texts
from .reviewed_texts import keep_reading_current
from .text_conflicts import conflict_response, newer_text

WRITE_METHODS = ("PUT", "DELETE")
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
# Models of the fields that a translation may override, by the end of their path.
CHOSEN_MODELS = {
    "picture": get_image_model,
    "image": get_image_model,
    "portrait": get_image_model,
    "document": get_document_model,
    "page": lambda: Page,
}


def lock_on(page, user):
    """Return the lock that keeps `user` from changing `page`, None where there is none."""
    lock = page.get_lock()
    return lock if lock and lock.for_user(user) else None


def why_locked(lock, user):
    """Return a message for `user` that the page is locked, without markup."""
    message = strip_tags(lock.get_message(user) or "")
    return f"{message} {_('Nothing has been changed.')}".strip()


def guarded(view):
    """Refuse a request to `view` where the page is locked for the user or a text is newer."""

    def unless_newer(request, translation, names):
        writes = request.method in WRITE_METHODS
        if now := names and writes and newer_text(request, translation, **names):
            return conflict_response(request, now, put_value(request) or "")
        return view(request, translation_id=translation.pk, **names)

    @require_admin_access
    @wraps(view)
    def guard(request, translation_id, **names):
        translation = get_object_or_404(Translation, pk=translation_id)
        try:
            page = translation.get_target_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error
        lock = isinstance(page, Page) and lock_on(page, request.user)
        if not lock:
            with keep_reading_current(request, translation):
                return unless_newer(request, translation, names)
        why = why_locked(lock, request.user)
        if request.method in WRITE_METHODS:
            return JsonResponse({"error": why}, status=409)
        messages.error(request, why)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    return guard


def put_value(request):
    """Return the value that a form sends with PUT, which Django parses of a POST only, or None."""
    if request.method != "PUT" or request.content_type not in FORM_TYPES:
        return None
    # Kept, so that it can be read again.
    _body = request.body
    return Request(request, parsers=[FormParser(), MultiPartParser()]).POST.get("value")


def edit_override(request, translation_id, overridable_segment_id):
    """Take another picture or page for a translation; one that does not exist is refused."""
    segment = get_object_or_404(
        OverridableSegment.objects.select_related("context"), pk=overridable_segment_id
    )
    model = CHOSEN_MODELS.get(segment.context.path.rpartition(".")[2])
    if request.method == "PUT" and model:
        key = key_of(put_value(request))
        if not key or not model().objects.filter(pk=key).exists():
            return JsonResponse({"error": _("That is not there any more.")}, status=400)
    return wagtails.edit_override(request, translation_id, overridable_segment_id)


def upload_file(request, translation_id):
    translation = get_object_or_404(Translation, pk=translation_id)
    remove_newer_texts(request, translation)
    try:
        return wagtails.upload_pofile(request, translation_id)
    except KeyError:
        # No file, or one without the lines that say whose texts it has.
        messages.error(request, _("Choose a PO file that was fetched here for this page."))
        return redirect(translation.get_target_instance_edit_url())


write_text = guarded(wagtails.edit_string_translation)
write_override = guarded(edit_override)
upload = guarded(require_POST(upload_file))
stop = guarded(wagtails.stop_translation)
