"""Guessing passwords is slowed down without shutting out the editor who is being guessed at."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class ThrottledLoginForm(LoginForm):
    """Wagtail's login, which after some wrong passwords asks one to wait."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    def clean(self):
        address = self.request.META["REMOTE_ADDR"]
        counters = {
            key_of(address): settings.LOGIN_TRIES_PER_ADDRESS,
            key_of(address, self.cleaned_data.get("username", "").casefold()): (
                settings.LOGIN_TRIES_PER_USER_AND_ADDRESS
            ),
        }
        if any(cache.get(key, 0) >= most for key, most in counters.items()):
            raise ValidationError(
                _("Too many attempts. Wait a quarter of an hour, or choose a new password.")
            )
        try:
            cleaned = super().clean()
        except ValidationError:
            for key in counters:
                cache.add(key, 0, settings.LOGIN_WINDOW)
                cache.incr(key)
            raise
        cache.delete(key_of(address, self.cleaned_data["username"].casefold()))
        return cleaned


def key_of(*parts):
    """Return a cache key that neither holds the address nor the name in the clear."""
    return "login-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
