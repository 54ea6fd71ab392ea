"""A session counts only where its owner has shown a second factor, and has been here lately."""

import time
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user, logout
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from site_project.middleware.access import is_admin

from . import known_browsers
from .sessions import BEGAN, SEEN, has_expired, lacks_factor, must_enrol

# What an open page asks by itself says nothing of whether somebody sits there.
BY_ITSELF = ("editing-sessions/", "session/", "jsi18n/", "sprite/")
# What somebody who must set up a second factor needs for it, or to have another password first.
TO_ENROL = (
    "login/again/",
    "login/second/",
    "password_reset/",
    "logout/",
    "jsi18n/",
    "sprite/",
    "session/",
)
SECONDS_BETWEEN_NOTES = 60


class SessionExpiryAndMFAMiddleware:
    """Makes `request.user` nobody, at every address, where the session is not a full one.

    A session that is too old, or has not shown the second factor that its owner has, is ended.
    Who must set up a second factor first reaches only that. Public pages, which do not ask who
    reads them, ask nothing here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = SimpleLazyObject(partial(user_of, request))
        if is_admin(request) and not is_one_of(request, TO_ENROL):
            user = request.user
            if user.is_authenticated and must_enrol(user):
                return redirect("mfa_index")
        response = self.get_response(request)
        if is_admin(request):
            known_browsers.set_cookie(request, response)
        return response


def user_of(request):
    """Return whose full session `request` has, ending any other, and note that it is in use."""
    user = get_user(request)
    if not user.is_authenticated:
        return user
    if has_expired(request.session) or lacks_factor(request, user):
        request.user = user  # logout asks for it
        logout(request)
        return request.user
    if not is_admin(request) and must_enrol(user):
        return AnonymousUser()
    note_use(request)
    return user


def note_use(request):
    moment, session = time.time(), request.session
    if BEGAN not in session:
        session[BEGAN] = session[SEEN] = moment
    elif moment - session[SEEN] > SECONDS_BETWEEN_NOTES and not is_one_of(request, BY_ITSELF):
        session[SEEN] = moment


def is_one_of(request, names):
    """Whether the request is for one of the admin's addresses that begin with `names`."""
    return request.path.startswith(tuple(settings.ADMIN_URL + name for name in names))
