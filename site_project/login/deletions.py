"""A notice to the administrators when a user deletes many things within an hour."""

import time
from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from wagtail.log_actions import get_active_log_context

from .notices import many_deleted

WINDOW = 3600  # seconds
MAX_TITLES = 20


def count_deletion(instance, **kwargs):
    """Count what the current user has deleted (post_delete of pages, pictures and documents)."""
    user = get_active_log_context().user
    if user is None:
        return
    key = f"deleted-{user.pk}"
    deleted = [*recent_deletions(key), (time.time(), instance.title)]
    caches["counts"].set(key, deleted, WINDOW)
    if len(deleted) == settings.MASS_DELETE_FROM:
        transaction.on_commit(partial(report, user, key))


def recent_deletions(key):
    """Return the time (seconds since 1970) and title of each deletion of the last hour."""
    since = time.time() - WINDOW
    return [entry for entry in caches["counts"].get(key, []) if entry[0] > since]


def report(user, key):
    titles = [title for _when, title in recent_deletions(key)]
    many_deleted(user, len(titles), titles[:MAX_TITLES])
