"""User names and e-mail addresses are unique, whatever the case or form of their letters.

Compared as Unicode Technical Report 36, section 2.11.2, says: databases ignore case only for some
letters.
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
    """Return `email`; raise ValidationError if somebody else than `user` has it."""
    if email and is_taken("email", email, user):
        raise ValidationError(TAKEN_EMAIL, code="taken")
    return email


def refuse_taken_name(name, user):
    """Return `name`; raise ValidationError if somebody else than `user` has it."""
    if is_taken("username", name, user):
        raise ValidationError(TAKEN_NAME, code="taken")
    return name


def check_username(instance, raw=False, update_fields=None, **kwargs):
    """Raise ValidationError for a changed user name that somebody else has (pre_save).

    Users who share a name already may keep it.
    """
    if raw or (update_fields is not None and "username" not in update_fields):
        return
    name = instance.get_username()
    if not get_user_model().objects.filter(pk=instance.pk, username=name).exists():
        refuse_taken_name(name, instance)


def is_taken(field, value, user):
    """Return whether somebody else than `user` has `value` in `field`."""
    others = get_user_model().objects.exclude(pk=user.pk).values_list(field, flat=True)
    return normalise(value) in map(normalise, others)


def normalise(text):
    return unicodedata.normalize("NFKC", text).strip().casefold()
