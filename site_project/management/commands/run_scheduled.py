import time

from django.core.management.base import BaseCommand

from contact import postman
from site_project.page_cache.start import tell_nginx
from site_project.schedule.run import run


class Command(BaseCommand):
    help = (
        "Publish and take down what is due, send messages and notices that wait, delete messages "
        "whose date has come. With --forever: every minute, until it is stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument("--forever", action="store_true")

    def handle(self, forever, **options):
        while True:
            done, failed = run()
            postman.go_round()
            tell_nginx()
            if done or failed:
                self.stdout.write(f"{done} done, {failed} failed")
            if not forever:
                return
            time.sleep(60 - time.time() % 60)
