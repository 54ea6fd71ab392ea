from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator

from .notices import second_factor_changed, second_factor_taken_away
from .sessions import end_sessions


def on_added(request, user, authenticator, **kwargs):
    """A receiver of authenticator_added: who has just made one need not show it as well.

    Recovery codes come with the first of the others, without a notice of their own.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        changed(request, user, "added")


def on_removed(request, user, authenticator, **kwargs):
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        changed(request, user, "removed")


def on_reset(request, user, **kwargs):
    changed(request, user, "reset")


def changed(request, user, what):
    """Tell of it, and log `user` out everywhere but here, where the session gets a new key."""
    request.session.cycle_key()
    end_sessions(user, keep=request.session.session_key)
    second_factor_changed(user, what)


def clear(user):
    """Take all second factors of `user` away, log them out everywhere and tell those concerned.

    Return how many there were.
    """
    count, _details = Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    second_factor_taken_away(user)
    return count
