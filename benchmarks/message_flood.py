"""Flood the form of a running site and print how long it takes and how much memory it uses.

    script/server
    .venv/bin/python benchmarks/message_flood.py http://127.0.0.1:8000 PID_OF_THE_SERVER 10000

First from one network, then from as many networks as there are messages (each request names its
address in X-Real-IP, which production settings read). Needs Linux, for /proc.
"""

import http.client
import re
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

ADDRESS, PID, NUMBER = urlsplit(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def ask(method, path, body=None, headers=None):
    connection = http.client.HTTPConnection(ADDRESS.netloc, timeout=60)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer.status, content


def megabytes():
    """Return the resident memory of the server and its children, in MB."""
    children = Path(f"/proc/{PID}/task/{PID}/children").read_text().split()
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in [PID, *children])
    return pages * 4 // 1024


def flood(name, network):
    _status, html = ask("GET", "/kontakt/")
    action = re.search(r'action="(/meddelande/\d+/)"', html)[1]
    stamp = re.search(r'name="stamp" value="([^"]+)"', html)[1]

    def post(number):
        text = f"{name} {number} " + "Varför går inte bussen? " * 20
        fields = {"name": "Asta", "email": "a@example.org", "text": text, "stamp": stamp}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Real-IP": network(number),
        }
        return ask("POST", action, urlencode(fields), headers)[0]

    before, started = megabytes(), time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        answers = Counter(pool.map(post, range(NUMBER)))
    seconds = time.monotonic() - started
    print(
        f"{name}: {NUMBER} posts in {seconds:.0f} s, answers {dict(answers)}, "
        f"memory {before} → {megabytes()} MB"
    )
    return post


post = flood("one network", lambda number: f"192.0.2.{number % 256}")
legitimate = flood("many networks", lambda number: f"10.{number // 256}.{number % 256}.1")
print("afterwards, from a network of its own:", legitimate(2_000_000 % 60_000))
