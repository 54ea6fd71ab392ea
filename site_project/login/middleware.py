"""Who is logged in must have shown a second factor, and must have been here lately."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect

from .place import is_admin, open_paths

BEGAN, SEEN = "session_began", "session_seen"
# What an open page asks by itself says nothing of whether somebody sits there.
BY_ITSELF = ("editing-sessions/", "session/", "jsi18n/", "sprite/")
# What somebody who must set up a second factor needs all the same.
ALLOWED = ("logout/", "jsi18n/", "sprite/", "session/")
SECONDS_BETWEEN_NOTES = 60


class AdminDoor:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_admin(request) and request.user.is_authenticated:
            if has_expired(request):
                logout(request)
            elif not request.path.startswith(open_paths()):
                answer = check_second_factor(request)
                if answer:
                    return answer
        return self.get_response(request)


def has_expired(request):
    """Whether the session is too old or idle for too long; else note that it is in use."""
    now, session = time.time(), request.session
    began, seen = session.get(BEGAN), session.get(SEEN)
    if began is None:
        session[BEGAN] = session[SEEN] = now
        return False
    if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
        return True
    if not is_one_of(request, BY_ITSELF) and now - seen > SECONDS_BETWEEN_NOTES:
        session[SEEN] = now
    return False


def check_second_factor(request):
    """Log out whoever has a second factor and has not shown it, by whatever way they came.

    Return a redirect for those who have none yet where one is required, else None.
    """
    factors = Authenticator.objects.filter(user=request.user)
    if factors.exists():
        records = get_authentication_records(request, request.user)
        if not any(record["method"] == "mfa" for record in records):
            logout(request)
    elif settings.SECOND_FACTOR_REQUIRED and not is_one_of(request, ALLOWED):
        return redirect("mfa_index")
    return None


def is_one_of(request, names):
    """Whether the request is for one of the admin's addresses that begin with `names`."""
    return request.path.startswith(tuple(settings.ADMIN_URL + name for name in names))
