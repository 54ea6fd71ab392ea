"""Whoever deletes much in a short time is seen by the administrators, while it can be undone."""

import time
from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from wagtail.log_actions import get_active_log_context

from .notices import many_deleted

SECONDS = 3600
TITLES_SHOWN = 20


def after_deletion(instance, **kwargs):
    """A receiver of post_delete of pages, pictures and documents."""
    user = get_active_log_context().user
    if user is None:
        return
    key = f"deleted-{user.pk}"
    deleted = [*of_the_last_hour(key), (time.time(), instance.title)]
    caches["counts"].set(key, deleted, SECONDS)
    if len(deleted) == settings.MASS_DELETE_FROM:
        transaction.on_commit(partial(report, user, key))


def of_the_last_hour(key):
    """Return (when, title) of each deletion, the latest last."""
    since = time.time() - SECONDS
    return [one for one in caches["counts"].get(key, []) if one[0] > since]


def report(user, key):
    titles = [title for _when, title in of_the_last_hour(key)]
    many_deleted(user, len(titles), titles[:TITLES_SHOWN])
