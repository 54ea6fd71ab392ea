"""A page as visitors will see it, with what is new and gone marked in the text."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from .marked_changes import mark_changes


@require_admin_access
def page_changes(request, page_id):
    """Show the latest draft of a page beside what is public; one not public yet as it is."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = shown(page.get_latest_revision_as_object(), request)
    html = mark_changes(shown(page, request), draft) if page.live else draft
    sheet = format_html('<link rel="stylesheet" href="{}">', static("policy/admin/marks.css"))
    return HttpResponse(html.replace("</head>", f"{sheet}</head>", 1))


def shown(page, request):
    """Return the HTML of a version of a page as visitors would get it."""
    mode = page.default_preview_mode
    response = page.make_preview_request(original_request=request, preview_mode=mode)
    return response.content.decode(response.charset)


def changes_urls():
    return [path("granska/<int:page_id>/", page_changes, name="page_changes")]
