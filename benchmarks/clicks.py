"""Count clicks and fields of twelve everyday tasks in the admin, at a desk and on a phone.

    .venv/bin/python -m benchmarks.clicks

Each is done as the guide says it, by Redaktör, Granskare or Administratör as it takes, on a new
starter site in headless Chromium; submitting is included. Typing in a field counts as one field.
The figures of stock Wagtail 8 are of the same tasks on a plain site with the same content, once.
"""

import os
import sys

# Task of the guide, what it is, and stock Wagtail's clicks and fields at 1280 and 390 pixels.
TASKS = {
    "telefon": ("phone number", (3, 1), (4, 1)),
    "punkter": ("bullet add, reword, move, remove", (8, 2), (9, 2)),
    "bild": ("picture with description", (9, 4), (10, 4)),
    "nyckeltal": ("key figure", (7, 4), (8, 4)),
    "omrade": ("area", (6, 2), (7, 2)),
    "artikel": ("article", None, None),
    "lankar": ("link to it from elsewhere", None, None),
    "sociala": ("social link, unknown", (4, 2), (5, 2)),
    "schema": ("publish at a time", (9, 2), (11, 2)),
    "aterstall": ("back to an earlier version", (9, 0), (10, 0)),
    "granska": ("approve", (3, 0), (3, 0)),
    "uppdatering": ("update with evidence", (5, 4), (6, 4)),
    "person": ("contact person", (4, 4), (5, 4)),
}
# Article and link are one task there.
STOCK_ARTICLE = {1280: (15, 4), 390: (18, 4)}
SIZES = {1280: 900, 390: 844}


def count(width):
    """Return clicks and fields by task of the guide, at `width` pixels."""
    from playwright.sync_api import expect

    from tests.support.everyday_site import do_every_task_on_a_new_site

    # A busy machine may be slow to show what is right.
    expect.set_options(timeout=60_000)
    return do_every_task_on_a_new_site(viewport={"width": width, "height": SIZES[width]})


def print_table(width, done):
    stock = {key: (one, other) for key, (_name, one, other) in TASKS.items()}
    column = list(SIZES).index(width)
    sys.stdout.write(f"{width} px{'clicks':>37}{'fields':>8}{'stock':>10}\n")
    for key, (name, *_stock) in TASKS.items():
        clicks, fields = done[key]
        theirs = stock[key][column]
        beside = f"{theirs[0]}/{theirs[1]}" if theirs else ""
        sys.stdout.write(f"{name:34}{clicks:8}{fields:8}{beside:>10}\n")
    total = [sum(done[key][place] for key in TASKS) for place in (0, 1)]
    plain = [STOCK_ARTICLE[width], *(row[column] for row in stock.values() if row[column])]
    beside = f"{sum(one[0] for one in plain)}/{sum(one[1] for one in plain)}"
    sys.stdout.write(f"{'sum':34}{total[0]:8}{total[1]:8}{beside:>10}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    import django

    django.setup()
    for width in SIZES:
        print_table(width, count(width))
