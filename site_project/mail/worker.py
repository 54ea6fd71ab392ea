"""Deliver, and delete what is due, in the background: no visitor waits for a mail server."""

import logging
import threading

from django.db import connection

from .purge import purge
from .visitor_messages import deliver_due

logger = logging.getLogger(__name__)
wanted = threading.Event()
working = threading.Lock()
rounds = [deliver_due, purge]


def wake(**kwargs):
    """Have what waits delivered soon by one thread; `manage.py deliver_messages` does the rest."""
    wanted.set()
    if working.acquire(blocking=False):
        threading.Thread(target=work, name="mail-worker", daemon=True).start()


def go_round():
    """Do everything once; what fails holds up nothing else, and is tried again next time."""
    for go in rounds:
        try:
            go()
        except Exception:
            logger.exception("%s failed", go.__name__)


def work():
    try:
        while wanted.is_set():
            wanted.clear()
            go_round()
    finally:
        connection.close()
        working.release()
    if wanted.is_set():
        wake()
