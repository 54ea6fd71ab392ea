import logging
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from policy.register.evidence_checks import check_evidence
from site_project.mail import worker
from site_project.page_cache.nginx import notify_nginx
from site_project.picture_worker import prepare_some
from site_project.reminders.sending import send_reminders
from site_project.schedule import run

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Publish and take down what is due, send messages and notices that wait, remind of "
        "promises without news, delete messages whose date has come, look at an address of "
        "evidence, make sizes of pictures that are missing. With --forever: every minute, until "
        "it is stopped, whatever fails."
    )

    def add_arguments(self, parser):
        parser.add_argument("--forever", action="store_true")

    def handle(self, forever, **options):
        while forever:
            try:
                self.run_once()
            except Exception:
                logger.exception("A round of the scheduler failed; the next one is tried.")
            close_old_connections()
            time.sleep(60 - time.time() % 60)
        self.run_once()

    def run_once(self):
        done, failed = run()
        send_reminders()
        worker.run_jobs()
        self.prepare_pictures()
        notify_nginx()
        if settings.CHECK_EVIDENCE:
            check_evidence()
        if done or failed:
            self.stdout.write(f"{done} done, {failed} failed")

    def prepare_pictures(self):
        try:
            prepare_some()
        except Exception:
            logger.exception("The sizes of pictures could not be made; they are tried again.")
