"""The password once more, asked of somebody who is logged in: with the limits of a login."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .throttle import is_right, own_password_limits

NOT_YOURS = _("That is not your password. Please try again.")


def check_own_password(request, password):
    """Raise ValidationError where `password` is not that of who is logged in, or after too many."""
    user = request.user
    limits = own_password_limits(request, user)
    if not is_right(limits, lambda: user.check_password(password)):
        raise ValidationError(NOT_YOURS, code="incorrect_password")
