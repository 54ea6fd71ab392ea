"""What follows when a second factor is added, removed or reset."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator

from .notices import second_factor_changed, second_factor_cleared
from .sessions import end_sessions


def on_added(request, user, authenticator, **kwargs):
    """Count the session as verified with the factor that has just been set up.

    Recovery codes come with the first of the others, without a notice of their own.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        record_change(request, user, "added")


def on_removed(request, user, authenticator, **kwargs):
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_change(request, user, "removed")


def on_reset(request, user, **kwargs):
    record_change(request, user, "reset")


def record_change(request, user, what):
    """Notify `user` and end their other sessions; this one gets a new key."""
    request.session.cycle_key()
    end_sessions(user, keep=request.session.session_key)
    second_factor_changed(user, what)


def clear(user):
    """Delete all second factors of `user`, end their sessions and notify them.

    Return how many factors there were.
    """
    count, _details = Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    second_factor_cleared(user)
    return count
