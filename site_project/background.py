"""A thread that works in the background, so that no request waits for it."""

import logging
import threading

from django.db import connection

logger = logging.getLogger(__name__)


class BackgroundThread:
    """Calls `job` soon after it was asked for, in one thread however often it is."""

    def __init__(self, name, job):
        self.name = name
        self.job = job
        self.requested = threading.Event()
        self.running = threading.Lock()

    def start(self, **kwargs):
        """Have the job done soon (a signal receiver)."""
        self.requested.set()
        if self.running.acquire(blocking=False):
            threading.Thread(target=self.run, name=self.name, daemon=True).start()

    def run(self):
        try:
            while self.requested.is_set():
                self.requested.clear()
                self.job()
        except Exception:
            logger.exception("%s failed", self.name)
        finally:
            connection.close()
            self.running.release()
        if self.requested.is_set():
            self.start()
