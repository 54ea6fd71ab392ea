"""What an open page of the admin asks, so that a text outlives the session it was written in."""

import time

from django.conf import settings
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from .sessions import BEGAN, SEEN


@require_GET
@never_cache
def session(request):
    """Answer who is logged in (null: nobody), a fresh CSRF token, and the seconds that are left."""
    if not request.user.is_authenticated:
        return JsonResponse({"user": None})
    return JsonResponse(
        {
            "user": request.user.pk,
            "token": get_token(request),
            "seconds": max(0, int(ends_at(request.session) - time.time())),
        }
    )


def ends_at(session):
    began, seen = session[BEGAN], session[SEEN]
    return min(began + settings.SESSION_COOKIE_AGE, seen + settings.SESSION_IDLE_SECONDS)
