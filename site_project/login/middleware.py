"""Expiry of sessions, and the second factor that they must have been verified with."""

import time
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user, logout
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from site_project.middleware.requests import is_admin

from . import known_browsers
from .sessions import BEGAN, SEEN, has_expired, lacks_factor, must_enrol

# Open pages request these by themselves, which is no use of the session.
BACKGROUND_PATHS = ("editing-sessions/", "session/", "jsi18n/", "sprite/")
# For somebody who must set up a second factor, or reset the password first.
ENROLMENT_PATHS = (
    "login/again/",
    "login/second/",
    "password_reset/",
    "logout/",
    "jsi18n/",
    "sprite/",
    "session/",
)
RECORD_INTERVAL = 60  # seconds


class SessionExpiryAndMFAMiddleware(MiddlewareMixin):
    """Ends sessions that are too old, or not verified with the second factor that the user has.

    Somebody who must set up a second factor is anonymous outside the admin, and redirected to that
    inside it. `request.user` is lazy: pages that do not ask for it cost no query.
    """

    def process_request(self, request):
        request.user = SimpleLazyObject(partial(verified_user, request))
        if is_admin(request) and not is_below(request, ENROLMENT_PATHS):
            user = request.user
            if user.is_authenticated and must_enrol(user):
                return redirect("mfa_index")
        return None

    def process_response(self, request, response):
        if hasattr(request, "known_browser_of"):
            known_browsers.set_cookie(request, response)
        return response


def verified_user(request):
    """Return the user of the session; record its use, or end it if it is not a valid one."""
    user = get_user(request)
    if not user.is_authenticated:
        return user
    if has_expired(request.session) or lacks_factor(request, user):
        request.user = user  # for logout()
        logout(request)
        return request.user
    if not is_admin(request) and must_enrol(user):
        return AnonymousUser()
    record_use(request)
    return user


def record_use(request):
    moment, session = time.time(), request.session
    if BEGAN not in session:
        session[BEGAN] = session[SEEN] = moment
    elif moment - session[SEEN] > RECORD_INTERVAL and not is_below(request, BACKGROUND_PATHS):
        session[SEEN] = moment


def is_below(request, names):
    """Return whether the path begins with one of `names` below the admin's address."""
    return request.path.startswith(tuple(settings.ADMIN_URL + name for name in names))
