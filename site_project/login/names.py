"""Nobody gets the user name or the e-mail address of somebody else, however it is spelt.

Compared as Unicode Technical Report 36, section 2.11.2, says: a database compares only some letters
without regard to case.
"""

import unicodedata

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TAKEN_NAME = _(
    "Somebody else has this user name, perhaps with other capital letters. Choose another one."
)
TAKEN_EMAIL = _("Somebody else here has this e-mail address.")


def refuse_taken_email(email, user):
    """Return `email`, with which only one person can log in; else raise ValidationError."""
    if email and is_taken("email", email, user):
        raise ValidationError(TAKEN_EMAIL, code="taken")
    return email


def refuse_taken_name(name, user):
    """Return `name`, which tells one person from all others; else raise ValidationError."""
    if is_taken("username", name, user):
        raise ValidationError(TAKEN_NAME, code="taken")
    return name


def before_user_is_saved(instance, raw=False, update_fields=None, **kwargs):
    """A receiver of pre_save: whatever saves a user, a new name is nobody else's.

    Those who share one already keep it. Raises ValidationError.
    """
    if raw or (update_fields is not None and "username" not in update_fields):
        return
    name = instance.get_username()
    if not get_user_model().objects.filter(pk=instance.pk, username=name).exists():
        refuse_taken_name(name, instance)


def is_taken(field, value, user):
    """Whether somebody else than `user` has `value` in `field`."""
    others = get_user_model().objects.exclude(pk=user.pk).values_list(field, flat=True)
    return folded(value) in map(folded, others)


def folded(text):
    return unicodedata.normalize("NFKC", text).strip().casefold()
