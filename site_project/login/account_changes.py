"""What follows when a user gets another e-mail, password or role: notices and ended sessions.

By signals, so that every way of changing them counts: forms, bulk actions, commands.
"""

import threading
from functools import partial
from weakref import WeakValueDictionary

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context

from .notices import administrators, email_changed, roles_changed
from .sessions import end_sessions, forget_pending_logins

CREDENTIAL_FIELDS = {"email", "password"}
RIGHTS_FIELDS = {"is_active", "is_superuser"}
# The comparison of each thread's user that the end of a transaction will make.
planned = WeakValueDictionary()


def store_credentials(instance, raw=False, update_fields=None, **kwargs):
    """Keep the stored e-mail and password of a user about to be saved (pre_save)."""
    if instance.pk and not raw and includes(update_fields, CREDENTIAL_FIELDS):
        stored = get_user_model().objects.filter(pk=instance.pk)
        instance.credentials_before = stored.values_list("email", "password").first()


def compare_credentials(instance, **kwargs):
    """Notify the former e-mail; end logins that have only given the former password (post_save).

    Full sessions end by themselves with a new password: Django compares a hash of it.
    """
    before = instance.__dict__.pop("credentials_before", None)
    if not before:
        return
    email, password = before
    if email and email.casefold() != instance.email.casefold():
        by = get_active_log_context().user
        transaction.on_commit(partial(email_changed, instance, email, instance.email, by))
    if password != instance.password:
        forget_pending_logins(instance)


def store_roles(instance, raw=False, update_fields=None, **kwargs):
    """Keep the stored roles of a user about to be saved (pre_save)."""
    if instance.pk and not raw and includes(update_fields, RIGHTS_FIELDS):
        instance.roles_before = stored_roles(instance.pk)


def schedule_comparison_on_save(instance, created, raw=False, **kwargs):
    """Compare the roles after the transaction, or at once without one (post_save)."""
    before = instance.__dict__.pop("roles_before", None)
    if not raw and (created or before is not None):
        schedule_comparison(instance.pk, None if created else before)


def schedule_comparison_of_groups(instance, action, reverse, pk_set, **kwargs):
    """Compare the roles of users whose groups change (m2m_changed).

    If `reverse`, `instance` is the group and `pk_set` holds the users, None for all of them.
    """
    if action not in ("pre_add", "pre_remove", "pre_clear"):
        return
    if not reverse:
        pks = [instance.pk]
    else:
        pks = pk_set if pk_set is not None else instance.user_set.values_list("pk", flat=True)
    for pk in pks:
        schedule_comparison(pk, stored_roles(pk))


def schedule_comparison(user_pk, before):
    """Compare the roles `before` (None for a new user) after the transaction, once for each user.

    Only the transaction keeps the comparison: rolled back, it is gone from `planned` too.
    """
    user = threading.get_ident(), user_pk
    if user not in planned:
        planned[user] = comparison = partial(
            compare_roles, user_pk, before=before or [], is_new=before is None
        )
        transaction.on_commit(comparison)


def compare_roles(user_pk, before, is_new):
    user = get_user_model().objects.filter(pk=user_pk).first()
    if user is None:
        return
    after = roles_of(user)
    if after != before:
        if not is_new:
            end_sessions(user)
        elif not administrators().exclude(pk=user_pk).exists():
            return  # the very first user: there is nobody to notify
        roles_changed(user, before, after, is_new)


def stored_roles(user_pk):
    return roles_of(get_user_model().objects.filter(pk=user_pk).first())


def roles_of(user):
    """Return the names of the groups of `user`, sorted; [] for None or a closed account."""
    if user is None or not user.is_active:
        return []
    names = sorted(user.groups.values_list("name", flat=True))
    return [_("everything (superuser)"), *names] if user.is_superuser else names


def includes(update_fields, names):
    return update_fields is None or bool(names & set(update_fields))
