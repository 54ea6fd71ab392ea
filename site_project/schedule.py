"""Scheduled publishing and expiry, and new terms, one transaction for each item.

Wagtail's publish_scheduled stops at the first error and drops later plans of an expiring page.
"""

import logging

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import now
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, Revision

from policy.models import NewTerm
from policy.register.new_term.switch import begin
from site_project.models import Heartbeat, ScheduleFailure

LOCK = 0x10CA1  # an advisory lock of PostgreSQL

logger = logging.getLogger(__name__)


def run():
    """Publish and expire everything that is due; return the numbers of items done and failed.

    Two runs at once do nothing twice: each item is looked up again under the lock.
    """
    done, failed = 0, set()
    for key, item in due_items():
        try:
            with transaction.atomic():
                lock()
                done += do(item)
        except Exception as error:
            logger.exception("Scheduled publishing failed: %s", key)
            failed.add(key)
            record_failure(key, item, error)
    ScheduleFailure.objects.exclude(key__in=failed).delete()
    Heartbeat.objects.update_or_create(name="schedule", defaults={"at": now()})
    return done, len(failed)


def due_items():
    """Return a key and the object of what is due, oldest first.

    Objects are revisions to publish, pages or snippets to unpublish, and the NewTerm to begin. What
    expires at the moment at which its next revision is due comes first, a new term last.
    """
    models = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    items = []
    for model in (Page, *models):
        for item in model.objects.filter(live=True, expire_at__lt=now()):
            items.append((item.expire_at, 0, f"unpublish {model._meta.label} {item.pk}", item))
    for revision in Revision.objects.filter(approved_go_live_at__lt=now()):
        items.append((revision.approved_go_live_at, 1, f"publish {revision.pk}", revision))
    for term in NewTerm.objects.filter(begun_at=None, planned_for__lt=now()):
        items.append((term.planned_for, 2, f"begin {term.pk}", term))
    items.sort(key=lambda entry: entry[:3])
    return [(key, item) for _at, _order, key, item in items]


def lock():
    """Wait until no other run has a transaction open; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def do(item):
    """Do what is due with `item`, if it still is; return whether it was."""
    if isinstance(item, Revision):
        return publish(item)
    return begin_term(item) if isinstance(item, NewTerm) else expire(item)


def begin_term(term):
    """Begin a planned NewTerm if it is still due; return whether it was."""
    due = NewTerm.objects.filter(pk=term.pk, begun_at=None, planned_for__lt=now())
    if found := due.first():
        begin(found, found.author)
    return found is not None


def publish(revision):
    """Publish `revision` if it is still due; return whether it was."""
    revision = Revision.objects.filter(pk=revision.pk, approved_go_live_at__lt=now()).first()
    if revision:
        revision.publish(log_action="wagtail.publish.scheduled")
    return bool(revision)


def expire(item):
    """Unpublish `item` if its time is still over, keeping its planned revisions; return whether."""
    item = type(item).objects.filter(pk=item.pk, live=True, expire_at__lt=now()).first()
    if item:
        planned = list(item.revisions.exclude(approved_go_live_at=None))
        item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        Revision.objects.bulk_update(planned, ["approved_go_live_at"])
    return bool(item)


def record_failure(key, item, error):
    """Keep the failure where editors see it."""
    failure = {"error": f"{type(error).__name__}: {error}"}
    try:
        is_revision = isinstance(item, Revision)
        failure["title"] = str(item.object_str if is_revision else item)[:255]
        target = item.content_object if is_revision else item
        failure["edit_url"] = AdminURLFinder().get_edit_url(target) or ""
    except Exception:
        failure.setdefault("title", key)
    _, created = ScheduleFailure.objects.update_or_create(key=key, defaults=failure)
    if not created:
        ScheduleFailure.objects.filter(key=key).update(attempts=F("attempts") + 1)
