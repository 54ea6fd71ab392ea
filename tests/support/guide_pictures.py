"""Do every task of the guide on a new starter site and picture each step; see script/guide."""

import os
import sys

from .servers import ROOT

FOLDER = ROOT / "site_project" / "static" / "guide"
SIZE = {"width": 720, "height": 480}


def take():
    from .everyday_site import do_every_task_on_a_new_site

    done = do_every_task_on_a_new_site(viewport=SIZE, pictures=FOLDER)
    for key, (clicks, fields) in done.items():
        sys.stdout.write(f"{key:12} {clicks:3} clicks {fields:3} fields\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    import django

    django.setup()
    take()
