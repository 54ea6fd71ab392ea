"""The authentication backend, and the check of one's own password."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .throttle import own_password_limits, verify_secret

NOT_YOURS = _("That is not your password. Please try again.")


class ExactNameFirst(AuthenticationBackend):
    """Lets both of two users in whose names differ in capital letters alone; allauth's neither.

    No new pair can come about (see names.check_username).
    """

    def authenticate(self, request, **credentials):
        name = credentials.get("username") or ""
        users = get_user_model().objects.filter(username__iexact=name)
        similar = list(users.values_list("username", flat=True))
        if len(similar) > 1 and name in similar:
            password = credentials.get("password")
            return ModelBackend.authenticate(self, request, username=name, password=password)
        return super().authenticate(request, **credentials)


def check_own_password(request, password):
    """Raise ValidationError if `password` is not the user's own, or after too many wrong ones."""
    user = request.user
    limits = own_password_limits(request, user)
    if not verify_secret(limits, lambda: user.check_password(password)):
        raise ValidationError(NOT_YOURS, code="incorrect_password")
