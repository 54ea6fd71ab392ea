"""Visitors of a site while something happens to it: readers, and somebody who writes messages."""

import http.client
import re
import secrets
import threading
import time
from collections import Counter
from urllib.parse import urlencode, urlsplit

PAGES = ["/", "/utbildning/", "/trygghet/", "/omsorg/", "/loften/", "/kontakt/"]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def ask(address, path, method="GET", body=None, headers=None, timeout=30):
    """Return the status and the text of an answer; status 0 where there is none."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, repr(error)
    finally:
        connection.close()


class Traffic:
    """Readers at a steady rate, and one who sends a message every second.

    `read` counts their answers by status, `slowest` is the longest wait in seconds, `sent` holds
    the texts of the messages that the site has thanked for.
    """

    def __init__(self, address, readers=4, pause=0.02):
        self.address, self.pause = address, pause
        self.read, self.refused = Counter(), Counter()
        self.slowest, self.sent, self.bodies = 0, [], {}
        self.over = threading.Event()
        # A heavily loaded page may be read by many; each takes the pages in its own order.
        self.threads = [threading.Thread(target=self.reader, args=(n,)) for n in range(readers)]
        self.threads.append(threading.Thread(target=self.writer))

    def __enter__(self):
        _status, html = ask(self.address, "/kontakt/")
        self.action = re.search(r'action="(/meddelande/\d+/)"', html)[1]
        self.stamp = re.search(r'name="stamp" value="([^"]+)"', html)[1]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def reader(self, turn):
        while not self.over.wait(self.pause):
            turn += 1
            started = time.monotonic()
            status, text = ask(self.address, PAGES[turn % len(PAGES)])
            self.slowest = max(self.slowest, time.monotonic() - started)
            self.read[status] += 1
            if status != 200:
                self.bodies[status] = text

    def writer(self):
        number = 0
        while not self.over.wait(1):
            number += 1
            # Letters that no database can make shorter.
            text = f"Nummer {number}: varför går inte bussen? {secrets.token_hex(1500)}"
            fields = {"name": "Asta", "email": "a@example.org", "text": text, "stamp": self.stamp}
            status, html = ask(self.address, self.action, "POST", urlencode(fields), FORM)
            if status == 302:
                self.sent.append(text)
            else:
                self.refused[status, sentence(html)] += 1


def sentence(html):
    """Return the first paragraph of an answer, which says what is wrong."""
    found = re.search(r"<p[^>]*>(.*?)</p>", html, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", "", found[1] if found else html).split())[:90]
