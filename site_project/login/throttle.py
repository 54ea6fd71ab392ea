"""Guessing is slowed down without shutting out the editor who is being guessed at.

Counters lie in a cache that counts without Redis too. Their names hold neither addresses nor user
names in the clear.
"""

import hashlib

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contact.rate_limit import network_of

# Of IPv6 everybody has as many addresses as they like within a /64. A network any wider would let
# a neighbour shut out the editor.
ONE_PLACE = {4: 32, 6: 64}
TOO_MANY = _("Too many attempts. Wait a quarter of an hour, or choose a new password.")


class Counter:
    """Tries of one kind by whoever `parts` name, forgotten `seconds` after the first."""

    def __init__(self, most, *parts, seconds=None):
        self.most = most
        self.key = "login-" + hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
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


def address_of(request):
    return network_of(request.META["REMOTE_ADDR"], ONE_PLACE)


def password_counters(request, name):
    """Return the counters of wrong passwords for `name`, the narrow one first."""
    address = address_of(request)
    return [
        Counter(settings.LOGIN_TRIES_PER_USER_AND_ADDRESS, "password", address, user_of(name)),
        Counter(settings.LOGIN_TRIES_PER_ADDRESS, "password", address),
    ]


def user_of(name):
    """Return the key of the user whose user name or e-mail is `name`; of nobody's, the name."""
    name = name.strip()
    found = get_user_model().objects.filter(Q(username__iexact=name) | Q(email__iexact=name))
    return found.order_by("pk").values_list("pk", flat=True).first() or f"name {name.casefold()}"


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
