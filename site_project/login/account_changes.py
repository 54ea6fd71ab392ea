"""What follows when somebody has another e-mail or password.

Links for a new password go to the new e-mail, so the former one is told. A new password ends
sessions by itself (Django compares a hash of it), but not logins that wait for a code.

By signals, so that no way of changing them is forgotten: the account page, the form of people, the
link of a mail, a command.
"""

from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.log_actions import get_active_log_context

from .notices import email_changed
from .sessions import forget_waiting_logins

LOOKED_AT = {"email", "password"}


def before_user_is_saved(instance, raw=False, update_fields=None, **kwargs):
    if instance.pk and not raw and (update_fields is None or LOOKED_AT & set(update_fields)):
        stored = get_user_model().objects.filter(pk=instance.pk)
        instance.account_before = stored.values_list("email", "password").first()


def after_user_is_saved(instance, **kwargs):
    before = instance.__dict__.pop("account_before", None)
    if not before:
        return
    email, password = before
    if email and email.casefold() != instance.email.casefold():
        by = get_active_log_context().user
        transaction.on_commit(partial(email_changed, instance, email, instance.email, by))
    if password != instance.password:
        forget_waiting_logins(instance)
