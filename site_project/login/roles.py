"""A change of what somebody may do is told to them and to the administrators, once a change.

By signals, so that no way of making it is forgotten: the form, a bulk action, a command.
"""

from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from .notices import administrators, roles_changed
from .sessions import end_sessions

RIGHTS = {"is_active", "is_superuser"}


def roles_of(user):
    """Return the names of what `user` has been given, in order."""
    if user is None or not user.is_active:
        return []
    names = sorted(user.groups.values_list("name", flat=True))
    return [_("everything (superuser)"), *names] if user.is_superuser else names


def remember(user_pk, before):
    """Keep what the user could do `before` (None: is new), and compare after the transaction."""
    connection = transaction.get_connection()
    waiting = (entry[1] for entry in connection.run_on_commit)
    if any(getattr(call, "args", None) == (user_pk,) and call.func is compare for call in waiting):
        return
    transaction.on_commit(partial(compare, user_pk, before=before or [], is_new=before is None))


def stored_roles(user_pk):
    return roles_of(get_user_model().objects.filter(pk=user_pk).first())


def compare(user_pk, before, is_new):
    user = get_user_model().objects.filter(pk=user_pk).first()
    if user is None:
        return
    after = roles_of(user)
    if after != before:
        if not is_new:
            end_sessions(user)
        elif not administrators().exclude(pk=user_pk).exists():
            return  # the first of all, with nobody there to be told
        roles_changed(user, before, after, is_new)


def before_user_is_saved(instance, raw=False, update_fields=None, **kwargs):
    concerns = update_fields is None or RIGHTS & set(update_fields)
    if instance.pk and concerns and not raw:
        instance.roles_before = stored_roles(instance.pk)


def after_user_is_saved(instance, created, raw=False, **kwargs):
    """Without a transaction the comparison is made at once: not before the user is saved."""
    before = instance.__dict__.pop("roles_before", None)
    if not raw and (created or before is not None):
        remember(instance.pk, None if created else before)


def before_groups_change(instance, action, reverse, pk_set, **kwargs):
    """A receiver of m2m_changed; from the group's side, `reverse`, the users are in `pk_set`."""
    if action in ("pre_add", "pre_remove", "pre_clear"):
        if not reverse:
            remember(instance.pk, stored_roles(instance.pk))
            return
        users = pk_set if pk_set is not None else instance.user_set.values_list("pk", flat=True)
        for pk in users:
            remember(pk, stored_roles(pk))
