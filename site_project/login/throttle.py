"""Guessing is slowed down without shutting out the editor who is being guessed at.

Whatever asks for a secret asks through is_right(), with the counters that fit: password_counters()
for a login, own_password_counters() for somebody who is logged in, or Counters of one's own.

Counters lie in a cache that counts without Redis too. Their names hold neither addresses nor user
names in the clear: they are HMACs by a key made from SECRET_KEY, since hashes of all IPv4 addresses
are made in minutes.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from contact.messages.rate_limit import network_of

# Of IPv6 everybody has as many addresses as they like within a /64. A network any wider would let
# a neighbour shut out the editor.
ONE_PLACE = {4: 32, 6: 64}
TOO_MANY = _("Too many attempts. Wait a quarter of an hour, or choose a new password.")


class Counter:
    """Tries of one kind by whoever `parts` name, forgotten `seconds` after the first."""

    def __init__(self, most, *parts, seconds=None):
        self.most = most
        self.key = "login-" + opaque(*parts)
        self.seconds = seconds or settings.LOGIN_WINDOW

    @property
    def is_full(self):
        return caches["counts"].get(self.key, 0) >= self.most

    def add(self):
        """Count one more try and return how many there are now."""
        caches["counts"].add(self.key, 0, self.seconds)
        try:
            return caches["counts"].incr(self.key)
        except ValueError:  # forgotten at this moment
            return 1

    def clear(self):
        caches["counts"].delete(self.key)


def opaque(*parts):
    """Return a name for `parts`, from which nobody without SECRET_KEY finds out what they are."""
    return salted_hmac(__name__, "\n".join(map(str, parts)), algorithm="sha256").hexdigest()


def address_of(request):
    return network_of(request.META["REMOTE_ADDR"], ONE_PLACE)


def password_counters(request, name):
    """Return the counters of wrong passwords for `name`, the narrow one first."""
    address = address_of(request)
    return [
        Counter(settings.LOGIN_TRIES_PER_USER_AND_ADDRESS, "password", address, user_of(name)),
        Counter(settings.LOGIN_TRIES_PER_ADDRESS, "password", address),
    ]


def own_password_counters(request, user):
    """Return the counters of wrong passwords in a session of `user`: from here, and in a day.

    Whoever has got hold of a session can ask from many addresses.
    """
    return [
        password_counters(request, user.get_username())[0],
        Counter(
            settings.CODE_TRIES_PER_PASSWORD_AND_DAY,
            "own password",
            user.pk,
            user.password,
            seconds=24 * 3600,
        ),
    ]


def user_of(name):
    """Return the key of the user whose user name or e-mail is `name`; of nobody's, the name."""
    name, users = name.strip(), get_user_model().objects.order_by("pk")
    found = users.filter(username=name) or users.filter(
        Q(username__iexact=name) | Q(email__iexact=name)
    )
    return found[0].pk if found else f"name {name.casefold()}"


def code_counters(request, user):
    """Return the counters of wrong codes of `user`: from this address, and since the password."""
    return [
        Counter(settings.LOGIN_TRIES_PER_USER_AND_ADDRESS, "code", address_of(request), user.pk),
        Counter(
            settings.CODE_TRIES_PER_PASSWORD_AND_DAY,
            "code",
            user.pk,
            user.password,
            seconds=24 * 3600,
        ),
    ]


def refuse_if_full(counters):
    """Raise ValidationError where one of `counters` is full."""
    if any(counter.is_full for counter in counters):
        raise ValidationError(TOO_MANY, code="too_many")


def is_right(counters, check):
    """Return what `check()` says of a secret; where it is wrong, count that.

    Raises ValidationError, without having looked, where one of `counters` is full. A right answer
    clears the first of them only, so that one secret that is known opens no way to others.
    """
    refuse_if_full(counters)
    answer = check()
    if answer:
        counters[0].clear()
    else:
        for counter in counters:
            counter.add()
    return answer
