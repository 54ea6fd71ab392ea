"""The former address is told of a new one, since links for a new password go to the new one.

By signals, so that no way of changing it is forgotten: the account page, the form of people, a
command.
"""

from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction

from .notices import email_changed


def before_user_is_saved(instance, raw=False, update_fields=None, **kwargs):
    if instance.pk and not raw and (update_fields is None or "email" in update_fields):
        stored = get_user_model().objects.filter(pk=instance.pk)
        instance.email_before = stored.values_list("email", flat=True).first()


def after_user_is_saved(instance, **kwargs):
    before = instance.__dict__.pop("email_before", None)
    if before and before.casefold() != instance.email.casefold():
        transaction.on_commit(partial(email_changed, instance, before, instance.email))
