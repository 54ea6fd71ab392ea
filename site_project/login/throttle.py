"""Guessing is slowed down without shutting out the editor who is being guessed at.

Whatever asks for a secret asks through verify_secret(), with the limits that fit:
password_limits() for a login, own_password_limits() for somebody who is logged in,
limits_here() for what is no user's.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contact.rate_limit import RateLimit, network_of

# Of IPv6 everybody has as many addresses as they like within a /64. A network any wider would let
# a neighbour shut out the editor.
ONE_PLACE = {4: 32, 6: 64}
TOO_MANY = _("Too many attempts. Wait a quarter of an hour, or choose a new password.")


def address_of(request):
    return network_of(request.META["REMOTE_ADDR"], ONE_PLACE)


def limits_here(request, secret, of):
    """Return the limits of wrong tries from this address: of the `secret` of one, and of all."""
    address, window = address_of(request), settings.LOGIN_WINDOW
    return [
        RateLimit(settings.LOGIN_TRIES_PER_USER_AND_ADDRESS, window, secret, address, of),
        RateLimit(settings.LOGIN_TRIES_PER_ADDRESS, window, secret, address),
    ]


def limit_of_a_day(secret, user):
    """Return the limit of wrong tries from everywhere; a new password begins anew."""
    most = settings.CODE_TRIES_PER_PASSWORD_AND_DAY
    return RateLimit(most, 24 * 3600, secret, user.pk, user.password)


def password_limits(request, name):
    """Return the limits of wrong passwords for `name`, the narrow one first."""
    return limits_here(request, "password", user_of(name))


def own_password_limits(request, user):
    """Return the limits of wrong passwords in a session of `user`: from here, and in a day.

    Whoever has got hold of a session can ask from many addresses.
    """
    return [
        password_limits(request, user.get_username())[0],
        limit_of_a_day("own password", user),
    ]


def code_limits(request, user):
    """Return the limits of wrong codes of `user`: from here, and in a day."""
    return [limits_here(request, "code", user.pk)[0], limit_of_a_day("code", user)]


def user_of(name):
    """Return the key of the user whose user name or e-mail is `name`; of nobody's, the name."""
    name, users = name.strip(), get_user_model().objects.order_by("pk")
    found = users.filter(username=name) or users.filter(
        Q(username__iexact=name) | Q(email__iexact=name)
    )
    return found[0].pk if found else f"name {name.casefold()}"


def refuse_if_reached(limits):
    """Raise ValidationError where one of `limits` is reached."""
    if any(limit.is_reached for limit in limits):
        raise ValidationError(TOO_MANY, code="too_many")


def verify_secret(limits, check):
    """Return what `check()` says of a secret; where it is wrong, count that.

    Raises ValidationError, without having looked, where one of `limits` is reached. A right answer
    clears the first of them only, so that one secret that is known opens no way to others.
    """
    refuse_if_reached(limits)
    answer = check()
    if answer:
        limits[0].reset()
    else:
        for limit in limits:
            limit.hit()
    return answer
