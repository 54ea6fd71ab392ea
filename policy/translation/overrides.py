"""A picture or page of a translation's own is there, which wagtail-localize does not ask."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment
from wagtail_localize.views import edit_translation as wagtails

from policy.rich_text.saved import key_of

# What the fields that a translation may have of its own choose from, by the end of their path.
CHOSEN = {
    "picture": get_image_model,
    "image": get_image_model,
    "portrait": get_image_model,
    "document": get_document_model,
    "page": lambda: Page,
}
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def override(request, translation_id, overridable_segment_id):
    """Take another picture or page for a translation; one that is not there is refused."""
    segment = get_object_or_404(
        OverridableSegment.objects.select_related("context"), pk=overridable_segment_id
    )
    model = CHOSEN.get(segment.context.path.rpartition(".")[2])
    if request.method == "PUT" and model:
        key = key_of(value_in(request))
        if not key or not model().objects.filter(pk=key).exists():
            return JsonResponse({"error": _("That is not there any more.")}, status=400)
    return wagtails.edit_override(request, translation_id, overridable_segment_id)


def value_in(request):
    """Return the value that the form sends with PUT, which Django alone does not read."""
    if request.content_type not in FORMS:
        return None
    # Kept, so that it can be read again.
    _body = request.body
    return Request(request, parsers=[FormParser(), MultiPartParser()]).POST.get("value")
