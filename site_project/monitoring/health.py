"""Health checks for a supervisor; the answers tell strangers nothing of use."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from site_project.backup.damage import all_whole
from site_project.models import Heartbeat

MIN_FREE_BYTES = 500 * 1024 * 1024
MAX_AGE = {"schedule": timedelta(minutes=5), "backup": timedelta(hours=26)}


@never_cache
def healthz(request):
    """Liveness: answer without touching anything else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request):
    """Readiness: each check and its result, with status 503 if one fails."""
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


def disk_has_room():
    return shutil.disk_usage(settings.MEDIA_ROOT).free > MIN_FREE_BYTES


def has_heartbeat(name):
    def is_recent():
        return Heartbeat.objects.filter(name=name, at__gt=now() - MAX_AGE[name]).exists()

    return is_recent


CHECKS = {
    "database": database_answers,
    "migrations": migrations_are_done,
    "cache": cache_answers,
    "disk": disk_has_room,
    "files": all_whole,
    "schedule": has_heartbeat("schedule"),
    "backup": has_heartbeat("backup"),
}
