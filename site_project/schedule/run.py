import logging

from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import now
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from site_project.models import Heartbeat, ScheduleFailure

from .due import due

logger = logging.getLogger(__name__)
LOCK = 0x10CA1


def run():
    """Do everything that is due; return how many items were done and how many failed.

    Each item has a transaction of its own, so that one which fails stops no other. Two runs at
    once do nothing twice: an item is looked up again when its turn has come.
    """
    done, failed = 0, set()
    for key, item in due():
        try:
            with transaction.atomic():
                lock()
                done += carry_out(key, item)
        except Exception as error:
            logger.exception("Scheduled publishing failed: %s", key)
            failed.add(key)
            note(key, item, error)
    ScheduleFailure.objects.exclude(key__in=failed).delete()
    Heartbeat.objects.update_or_create(name="schedule", defaults={"at": now()})
    return done, len(failed)


def lock():
    """Wait until no other run has a transaction open; SQLite lets one in at a time by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def carry_out(key, item):
    """Publish or take down `item`; return whether it was still to be done."""
    if key.startswith("publish"):
        revision = Revision.objects.filter(pk=item.pk, approved_go_live_at__lt=now()).first()
        if revision:
            revision.publish(log_action="wagtail.publish.scheduled")
        return bool(revision)
    found = type(item).objects.filter(pk=item.pk, live=True, expire_at__lt=now()).first()
    if found:
        take_down(found)
    return bool(found)


def take_down(page):
    """Unpublish `page`, whose time is over; what shall be published later stays planned.

    Wagtail's unpublish() forgets that, as when an editor takes a page down.
    """
    planned = list(page.revisions.exclude(approved_go_live_at=None))
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    Revision.objects.bulk_update(planned, ["approved_go_live_at"])


def note(key, item, error):
    """Keep the failure where editors see it."""
    failure = {"error": f"{type(error).__name__}: {error}"}
    try:
        failure["title"] = str(item.object_str if key.startswith("publish") else item)[:255]
        shown = item.content_object if key.startswith("publish") else item
        failure["edit_url"] = AdminURLFinder().get_edit_url(shown) or ""
    except Exception:
        failure.setdefault("title", key)
    _, created = ScheduleFailure.objects.update_or_create(key=key, defaults=failure)
    if not created:
        ScheduleFailure.objects.filter(key=key).update(attempts=F("attempts") + 1)
