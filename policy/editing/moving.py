from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from policy.models.public import refuse_taken


def keep_within_reach(request, page, destination):
    """Refuse to move `page` to where the site itself uses its address (a hook)."""
    try:
        refuse_taken(page.slug, destination)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("wagtailadmin_pages:move", page.pk)
    return None
