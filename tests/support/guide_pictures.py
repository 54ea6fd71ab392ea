"""Do every task of the guide on a new starter site and picture each step; see script/guide."""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from .chromium import CHROMIUM
from .editors import add_editors
from .servers import ROOT, make_site, serve

FOLDER = ROOT / "site_project" / "static" / "guide"
SIZE = {"width": 720, "height": 480}


def take():
    from .everyday_site import do_every_task

    with (
        sync_playwright() as play,
        tempfile.TemporaryDirectory() as folder,
        make_site(Path(folder)) as site,
        serve(site) as address,
    ):
        add_editors(site)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        done = do_every_task(browser, site, address, viewport=SIZE, pictures=FOLDER)
        for key, (clicks, fields) in done.items():
            sys.stdout.write(f"{key:12} {clicks:3} clicks {fields:3} fields\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    import django

    django.setup()
    take()
