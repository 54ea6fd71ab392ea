"""Documents are found by their id; the file name in an address may have changed since."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as serve_file
from wagtail.models import CollectionViewRestriction

from .password import show_form


def serve(request, document_id, document_filename):
    """Serve the document, or redirect to its present address.

    Without access the response is the password form or 403; it never names the login, whose address
    may be secret (ADMIN_PATH).
    """
    document = get_object_or_404(get_document_model(), pk=document_id)
    restrictions = document.collection.get_view_restrictions()
    for restriction in restrictions:
        if restriction.accept_request(request):
            continue
        if restriction.restriction_type == CollectionViewRestriction.PASSWORD:
            return show_form(request, restriction)
        raise PermissionDenied
    held_back = is_held_back(document)
    if held_back and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    if document.filename != document_filename:
        return redirect(document.url)
    response = serve_file(request, document_id, document_filename)
    # The file may be replaced: browsers revalidate each time.
    response.headers["Cache-Control"] = (
        "private, no-store" if restrictions or held_back else "no-cache"
    )
    return response


def is_held_back(document):
    """Whether a programme was read in from the document, and nothing of it is public yet."""
    imports = document.imports.all()
    return bool(imports) and not any(one.is_public for one in imports)
