"""Which sessions are full ones, how old one may get, and how all of somebody's end."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.timezone import now

BEGAN, SEEN = "session_began", "session_seen"


def has_expired(session):
    """Whether `session` is too old, or was idle for too long."""
    moment = time.time()
    began = session.get(BEGAN, moment)
    idle = moment - session.get(SEEN, began)
    return moment - began > settings.SESSION_COOKIE_AGE or idle > settings.SESSION_IDLE_SECONDS


def lacks_factor(request, user):
    """Whether `user` has a second factor that this session, whatever made it, has not shown."""
    records = get_authentication_records(request, user)
    has_shown_it = any(record["method"] == "mfa" for record in records)
    return not has_shown_it and Authenticator.objects.filter(user=user).exists()


def must_enrol(user):
    """Whether `user` must set up a second factor before anything else."""
    required = settings.SECOND_FACTOR_REQUIRED
    return required and not Authenticator.objects.filter(user=user).exists()


def end_sessions(user, keep=None):
    """Log `user` out everywhere and return from how many places.

    `keep` is the key of a session that goes on. Ends logins, too, that wait for a code.
    """
    ended = 0
    for session in Session.objects.filter(expire_date__gt=now()).exclude(session_key=keep):
        data = session.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk) or is_waiting(data, user):
            session.delete()
            ended += 1
    return ended


def forget_waiting_logins(user):
    """Forget that somebody has given the password of `user`, and no code yet.

    The session goes on: it may be that of whoever has just followed the link for a new password.
    """
    for session in Session.objects.filter(expire_date__gt=now()):
        data = session.get_decoded()
        if is_waiting(data, user):
            del data[LOGIN_SESSION_KEY]
            session.session_data = Session.objects.encode(data)
            session.save(update_fields=["session_data"])


def is_waiting(data, user):
    waiting = data.get(LOGIN_SESSION_KEY) or {}
    return waiting.get("user_pk") == user_pk_to_url_str(user)
