"""Documents by their number: the name in an address is for people, and may have changed since."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as serve_file
from wagtail.models import CollectionViewRestriction

from .password import ask


def serve(request, document_id, document_filename):
    """Serve a document to whoever may have it; lead an address with another name to today's.

    Others are asked for the password, or told that it is not for them (403): never where one logs
    in, which may be a secret (ADMIN_PATH).
    """
    document = get_object_or_404(get_document_model(), pk=document_id)
    restrictions = document.collection.get_view_restrictions()
    for restriction in restrictions:
        if restriction.accept_request(request):
            continue
        if restriction.restriction_type == CollectionViewRestriction.PASSWORD:
            return ask(request, restriction)
        raise PermissionDenied
    if document.filename != document_filename:
        return redirect(document.url)
    response = serve_file(request, document_id, document_filename)
    # Another file may come to lie here: browsers ask each time (304 where it is the same).
    response.headers["Cache-Control"] = "private, no-store" if restrictions else "no-cache"
    return response
