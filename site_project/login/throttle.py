"""Guessing is slowed down without shutting out the editor who is being guessed at.

Counters lie in a cache that counts without Redis too. Their names hold neither addresses nor user
names in the clear.
"""

import hashlib

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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
    return request.META["REMOTE_ADDR"]


def password_counters(request, name):
    """Return the counters of wrong passwords for `name`, the narrow one first."""
    address = address_of(request)
    return [
        Counter(
            settings.LOGIN_TRIES_PER_USER_AND_ADDRESS, "password", address, name.strip().casefold()
        ),
        Counter(settings.LOGIN_TRIES_PER_ADDRESS, "password", address),
    ]


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
