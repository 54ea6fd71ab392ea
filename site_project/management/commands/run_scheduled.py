from django.core.management.base import BaseCommand

from site_project.scheduler import run_round


class Command(BaseCommand):
    help = (
        "Publish and take down what is due, send messages and notices that wait, remind of "
        "promises without news, delete messages whose date has come, look at an address of "
        "evidence, make sizes of pictures that are missing: once, as the server does each minute."
    )

    def handle(self, **options):
        done, failed = run_round()
        if done or failed:
            self.stdout.write(f"{done} done, {failed} failed")
