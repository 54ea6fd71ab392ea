"""Where pages are published without their form: what the form would refuse is refused as well.

So it is where a translation is published text by text: policy/translation/publishing.py.
What was scheduled or published already is not asked about again: a schedule keeps its time.
"""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from policy.checks import is_publishable


def check_bulk_publishing(request, action_type, objects, action):
    """Publish none of the chosen pages unless all of them are ready, and say which are not."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [one for page in objects for one in page.get_descendants().not_live()]
    return redirect(action.next_url) if refused(request, pages) else None


def refused(request, pages):
    """Tell the editor which of `pages` have something to be put right; return whether any has."""
    unfit = [page for page in pages if not is_publishable(page.get_latest_revision_as_object())]
    if unfit:
        text = _("Nothing was published. Something must be put right first on:")
        buttons = [messages.button(edit_url(page), str(page)) for page in unfit]
        messages.error(request, text, buttons=buttons)
    return bool(unfit)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
