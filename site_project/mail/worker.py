"""A thread that delivers and deletes in the background, so that no request waits for it."""

import logging
import threading

from django.db import connection

from .purge import purge_messages
from .staff_mail import deliver_staff_mail
from .visitor_messages import deliver_messages

JOBS = [deliver_messages, purge_messages, deliver_staff_mail]

logger = logging.getLogger(__name__)
requested = threading.Event()
running = threading.Lock()


def start(**kwargs):
    """Run the jobs soon in one thread (a signal receiver); the scheduler runs them as well."""
    requested.set()
    if running.acquire(blocking=False):
        threading.Thread(target=run, name="mail-worker", daemon=True).start()


def run():
    try:
        while requested.is_set():
            requested.clear()
            run_jobs()
    finally:
        connection.close()
        running.release()
    if requested.is_set():
        start()


def run_jobs():
    """Run each job once; one that fails is logged and does not stop the others."""
    for job in JOBS:
        try:
            job()
        except Exception:
            logger.exception("%s failed", job.__name__)
