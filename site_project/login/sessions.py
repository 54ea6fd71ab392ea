"""Expiry of sessions, their second factor, and how all sessions of a user are ended."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.timezone import now

# Keys of the session: when it began and when it was last used, in seconds since 1970.
BEGAN, SEEN = "session_began", "session_seen"


def has_expired(session):
    """Return whether `session` is too old, or was idle for too long."""
    moment = time.time()
    began = session.get(BEGAN, moment)
    idle = moment - session.get(SEEN, began)
    return moment - began > settings.SESSION_COOKIE_AGE or idle > settings.SESSION_IDLE_SECONDS


def seconds_left(session):
    """Return the seconds until `session` expires if it is not used, at least 0."""
    ends = min(
        session[BEGAN] + settings.SESSION_COOKIE_AGE,
        session[SEEN] + settings.SESSION_IDLE_SECONDS,
    )
    return max(0, int(ends - time.time()))


def lacks_factor(request, user):
    """Return whether `user` has a second factor that this session has not been verified with."""
    records = get_authentication_records(request, user)
    is_verified = any(record["method"] == "mfa" for record in records)
    return not is_verified and Authenticator.objects.filter(user=user).exists()


def must_enrol(user):
    """Return whether `user` must set up a second factor before anything else."""
    required = settings.SECOND_FACTOR_REQUIRED
    return required and not Authenticator.objects.filter(user=user).exists()


def end_sessions(user, keep=None):
    """End the sessions of `user`, except that with the key `keep`, and their pending logins.

    Return how many there were.
    """
    ended = 0
    for session in Session.objects.filter(expire_date__gt=now()).exclude(session_key=keep):
        data = session.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk) or is_pending_login(data, user):
            session.delete()
            ended += 1
    return ended


def forget_pending_logins(user):
    """Forget logins of `user` that have given the password and no code yet.

    Their sessions go on: one may belong to whoever has just followed the link for a new password.
    """
    for session in Session.objects.filter(expire_date__gt=now()):
        data = session.get_decoded()
        if is_pending_login(data, user):
            del data[LOGIN_SESSION_KEY]
            session.session_data = Session.objects.encode(data)
            session.save(update_fields=["session_data"])


def is_pending_login(data, user):
    login = data.get(LOGIN_SESSION_KEY) or {}
    return login.get("user_pk") == user_pk_to_url_str(user)
