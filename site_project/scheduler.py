"""Rounds of the scheduler: once a minute whatever falls due is done, by one process of all.

The processes that serve the site do it, in a thread, so that none has to be kept for it alone.
"""

import logging
import threading
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import close_old_connections
from django.db.models import Q
from django.utils.timezone import now

from policy.register.evidence_checks import check_evidence
from site_project.mail import worker
from site_project.models import BinEntry, Heartbeat
from site_project.page_cache.nginx import notify_nginx
from site_project.picture_worker import prepare_some
from site_project.reads.storing import store_reads
from site_project.reminders.sending import send_reminders
from site_project.schedule import run

MINUTE = 60
# Shorter than a minute, since processes do not wake at the same moment.
BETWEEN = timedelta(seconds=MINUTE - 10)
BEGINNING = datetime.fromisoformat("2000-01-01T00:00Z")

logger = logging.getLogger(__name__)


def start_scheduler():
    """Begin with the rounds in a thread of this process, unless the settings say no."""
    if settings.RUN_SCHEDULER:
        threading.Thread(target=run_rounds, name="scheduler", daemon=True).start()


def run_rounds():
    """Do a round at once and then each minute, whatever fails, unless another process does."""
    while True:
        try:
            if claim_round():
                run_round()
        except Exception:
            logger.exception("A round of the scheduler failed; the next one is tried.")
        try:
            # Each process has numbers of its own.
            store_reads()
        except Exception:
            logger.exception("What has been read could not be stored.")
        close_old_connections()
        time.sleep(MINUTE - time.time() % MINUTE)


def claim_round():
    """Return whether the round of this minute is ours: that of the first process that asks.

    A claim in the future is of a clock that has been put back since.
    """
    Heartbeat.objects.get_or_create(name="round", defaults={"at": BEGINNING})
    moment = now()
    free = Q(at__lt=moment - BETWEEN) | Q(at__gt=moment + BETWEEN)
    return Heartbeat.objects.filter(free, name="round").update(at=moment) == 1


def run_round():
    """Do what is due; return the numbers of scheduled items done and failed."""
    done, failed = run()
    send_reminders()
    worker.run_jobs()
    BinEntry.objects.expired().delete()
    try:
        prepare_some()
    except Exception:
        logger.exception("The sizes of pictures could not be made; they are tried again.")
    notify_nginx()
    if settings.CHECK_EVIDENCE:
        check_evidence()
    return done, failed
