"""An editor at work while something happens to the site: reads a form, and writes."""

import time
from collections import Counter

from tests.support.servers import manage

from .traffic import ask, sentence

EDITED = "/admin/pages/3/edit/"
WRITTEN = "/admin/aktuellt/3/"
LOG_IN = """
from django.contrib.auth import get_user_model
from django.test import Client
from tests.support.second_factors import add_app, code_of, give_code, give_password
user = get_user_model().objects.get(username="admin")
user.set_password("en god fika")
user.save()
secret = add_app(user)
client = Client(SERVER_NAME="127.0.0.1", HTTP_X_FORWARDED_PROTO="https")
give_password(client, password="en god fika")
give_code(client, code_of(secret))
client.get("/admin/account/")
for name in ("__Host-sessionid", "__Host-csrftoken"):
    print("cookie", client.cookies[name].value)
"""


class Editor:
    """One who has logged in with password and code. `seen` counts what the admin answered."""

    def __init__(self, site):
        self.address = site.address
        printed = manage(site.environment, "shell", "-v0", "-c", LOG_IN)
        session, token = (line.split()[1] for line in printed.splitlines() if "cookie" in line)
        self.headers = {
            "Cookie": f"__Host-sessionid={session}; __Host-csrftoken={token}",
            "X-CSRFToken": token,
            "Referer": site.address.replace("http:", "https:") + EDITED,
        }
        self.seen, self.slowest = Counter(), 0

    def work(self, seconds):
        """Read and write in turn for some seconds."""
        self.seen, self.slowest = Counter(), 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for method, path in (("GET", EDITED), ("POST", WRITTEN)):
                started = time.monotonic()
                status, html = ask(self.address, path, method, headers=self.headers)
                self.slowest = max(self.slowest, time.monotonic() - started)
                good = status == 200 or (status, method) == (302, "POST")
                self.seen[method, status, "" if good else sentence(html)] += 1
            time.sleep(0.5)

    def wait(self, path=EDITED, text=""):
        """Return how many seconds it takes until the editor is shown `path`, with `text` in it."""
        started = time.monotonic()
        while time.monotonic() < started + 90:
            status, html = ask(self.address, path, headers=self.headers)
            if status == 200 and text in html:
                return time.monotonic() - started
            time.sleep(0.1)
        raise TimeoutError(f"{path} {status} {html[:500]}")
