"""What is delivered and deleted in the background, so that no request waits for it."""

import logging

from site_project.background import BackgroundThread

from .purge import purge_messages
from .staff_mail import deliver_staff_mail
from .visitor_messages import deliver_messages

JOBS = [deliver_messages, purge_messages, deliver_staff_mail]

logger = logging.getLogger(__name__)


def run_jobs():
    """Run each job once; one that fails is logged and does not stop the others."""
    for job in JOBS:
        try:
            job()
        except Exception:
            logger.exception("%s failed", job.__name__)


# The scheduler runs the jobs as well.
start = BackgroundThread("mail-worker", run_jobs).start
