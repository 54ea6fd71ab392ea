"""To say of a page that it is still true, without publishing it anew: an entry in its history."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from .pages import pages_for

LOOKED_AT = "site_project.looked_at"


@require_POST
def looked_at(request, page_id):
    """Note that the editor has read a published page through and found it true; 404 for others."""
    page = get_object_or_404(pages_for(request.user).filter(live=True), pk=page_id)
    log(instance=page, action=LOOKED_AT, user=request.user)
    thanks = _("Thank you! “%(title)s” will not be asked about for a year.")
    messages.success(request, thanks % {"title": page.title})
    return redirect("wagtailadmin_home")
