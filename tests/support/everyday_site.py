"""Every task of the guide, in an order in which none stands in another's way."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from .chromium import CHROMIUM
from .editors import add_editors, log_in
from .everyday import Hand
from .everyday_tasks import TASKS_IN_ORDER
from .servers import make_site, manage, serve

# The others are done by an editor.
DONE_BY = {"granska": "gun", "artal": "ulla", "stang": "ulla", "mandat": "ulla"}
# What a reviewer does between the tasks, so that a page can be worked on again.
APPROVE = """
from django.contrib.auth.models import User
from wagtail.models import WorkflowState
reviewer = User.objects.get(username="gun")
for state in WorkflowState.objects.filter(status="in_progress"):
    state.current_task_state.approve(user=reviewer)
"""


def do_every_task_on_a_new_site(**context):
    """Make a starter site, serve it, and do every task there; see do_every_task."""
    with (
        sync_playwright() as play,
        tempfile.TemporaryDirectory() as folder,
        make_site(Path(folder)) as site,
        serve(site) as address,
    ):
        add_editors(site)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        return do_every_task(browser, site, address, **context)


def approve_all(site):
    manage(site["environment"], "shell", "-v0", "-c", APPROVE)


def do_every_task(browser, site, address, after=None, **context):
    """Do every task at `address`; return {key: (clicks, fields)}.

    `context` goes to the browser's contexts, `after(key)` is called after each task, and
    `pictures` in it is where the guide's pictures go.
    """
    pictures = context.pop("pictures", None)
    hands = {}
    for name in ("asta", "gun", "ulla"):
        page = browser.new_context(locale="sv-SE", **context).new_page()
        log_in(page, address, name)
        hands[name] = Hand(page, address, pictures)
    done = {}
    for key, task in TASKS_IN_ORDER.items():
        hand = hands[DONE_BY.get(key, "asta")]
        hand.begin(key)
        task(hand)
        hand.end()
        done[key] = hand.clicks, hand.fields
        if key in ("bild", "omrade", "lasin"):
            approve_all(site)
        if after:
            after(key)
    for hand in hands.values():
        hand.page.context.close()
    return done
