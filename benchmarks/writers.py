"""Those who post the contact form of a served site, each over one connection that stays open."""

import http.client
import re
import threading
import time
from collections import Counter
from urllib.parse import urlencode, urlsplit

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WORDS = "Varför går inte bussen? " * 20


class Writer:
    """One connection to the form; `answers` counts what came back, `thanked` holds the texts."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self.answers, self.thanked, self.slowest = Counter(), [], 0
        html = self.ask("GET", "/kontakt/")[1]
        self.action = re.search(r'action="(/meddelande/\d+/)"', html)[1]
        self.stamp = re.search(r'name="stamp" value="([^"]+)"', html)[1]

    def ask(self, *request):
        self.connection.request(*request)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()

    def write(self, name, network):
        """Post a text that begins with `name`, unlike any other, from the address `network`."""
        text = f"{name}: {WORDS}".strip()
        fields = {"name": "Asta", "email": "a@example.org", "text": text, "stamp": self.stamp}
        headers = {**FORM, "X-Real-IP": network}
        started = time.monotonic()
        status, _html = self.ask("POST", self.action, urlencode(fields), headers)
        self.slowest = max(self.slowest, time.monotonic() - started)
        self.answers[status] += 1
        if status == 302:
            self.thanked.append(name)


class Legitimate(threading.Thread):
    """Somebody every other second who has never written before, until `over` is set."""

    def __init__(self, address, name):
        super().__init__(name=name)
        self.writer, self.over = Writer(address), threading.Event()

    def run(self):
        number = 0
        while not self.over.wait(2):
            number += 1
            self.writer.write(f"{self.name} {number}", f"198.18.{number % 256}.1")
