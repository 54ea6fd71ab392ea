"""Picture a site that runs: python -m tests.support.screenshots ADDRESS FOLDER [PATH …]."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from .chromium import CHROMIUM

PATHS = ["/", "/utbildning/", "/trygghet/sa-samverkar-vi/", "/kontakt/", "/sok/?q=skola", "/nej/"]


def take(address, folder, paths):
    """Write one PNG for each path, width and theme into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": 800}, color_scheme=scheme, locale="sv-SE"
                )
                for path in paths:
                    page.goto(address.rstrip("/") + path, wait_until="networkidle")
                    load_lazy_pictures(page)
                    name = path.strip("/").replace("/", "-").partition("?")[0] or "index"
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)


def load_lazy_pictures(page):
    for picture in page.locator("img").all():
        picture.scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]), sys.argv[3:] or PATHS)
