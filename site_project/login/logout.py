"""Logging out ends the session on the server, whatever the browser asks with.

Wagtail's view deletes the cookie at any method, but ends the session by POST alone.
"""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def leave(request):
    """Log out, also without a token: another site can at most log somebody out.

    A browser that has lost its cookie of forms must still be able to leave.
    """
    logout(request)
    messages.success(request, _("You have been successfully logged out."))
    return redirect("account_login")
