"""Health checks for a supervisor; the answers tell strangers nothing of use."""

import contextlib
import threading
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from site_project.models import Heartbeat

from . import certificate, disks, uploads, waiting

MIN_FREE_BYTES = 500 * 1024 * 1024
MAX_AGE = {"schedule": timedelta(minutes=5), "backup": timedelta(hours=26)}
MAX_WAITING = timedelta(hours=1)
MIN_CERTIFICATE = timedelta(days=14)  # certbot renews it when 30 are left
CLOCKS_APART = timedelta(minutes=1)

was_ready = threading.Event()


@never_cache
def healthz(request):
    """Liveness: answer without touching anything else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def trafficz(request):
    """Whether a load balancer may send requests here, however late a backup is.

    Once the database has been as this version wants it, the answer stays: without the database the
    site shows what it has.
    """
    if not was_ready.is_set():
        with contextlib.suppress(DatabaseError):
            if migrations_are_done():
                was_ready.set()
    is_ready = was_ready.is_set()
    return HttpResponse("ok\n" if is_ready else "not yet\n", status=200 if is_ready else 503)


@never_cache
def readyz(request):
    """The health of the whole: each check and its result, with status 503 if one fails."""
    checks = {}
    for name, check in CHECKS.items():
        try:
            checks[name] = bool(check())
        except Exception:
            checks[name] = False
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def database_answers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone()


def migrations_are_done():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def cache_answers():
    cache.set("readyz", "ok", 10)
    return cache.get("readyz") == "ok"


def disks_have_room():
    return min(disks.free_bytes().values()) > MIN_FREE_BYTES


def mail_goes_out():
    ages = waiting.ages().values() if settings.MAIL_IS_CONFIGURED else []
    return all(age < MAX_WAITING for age in ages)


def certificate_is_good():
    ends = certificate.expiry()
    return ends is None or ends - now() > MIN_CERTIFICATE


def has_heartbeat(name):
    def is_recent():
        # One in the future says nothing: the clock has been wrong.
        span = (now() - MAX_AGE[name], now() + CLOCKS_APART)
        return Heartbeat.objects.filter(name=name, at__range=span).exists()

    return is_recent


CHECKS = {
    "database": database_answers,
    "migrations": migrations_are_done,
    "cache": cache_answers,
    "disk": disks_have_room,
    "files": uploads.are_whole,
    "schedule": has_heartbeat("schedule"),
    "backup": has_heartbeat("backup"),
    "mail": mail_goes_out,
    "certificate": certificate_is_good,
}
