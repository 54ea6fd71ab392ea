#!/usr/bin/env python3
"""Tells somebody what is broken, by mail (ALERT_EMAIL) and by a POST of plain text (ALERT_URL).

    deploy/watch.py         look at everything; what was so the last time too is told, once a day
    deploy/watch.py UNIT    tell that a unit has failed, with the end of its log (OnFailure=)

Settings come from the environment. It needs Python alone: it runs where the site does not.
"""

import json
import os
import smtplib
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

HEALTH = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/readyz"
SITE = os.environ.get("BASE_URL", "").rstrip("/")
UNITS = ["lokalpolitik*", "nginx.service", "postgresql*", "redis*", "certbot.service"]
STATE = Path(os.environ.get("STATE_DIRECTORY", "/var/lib/lokalpolitik-watch"), "told.json")
DAY = 24 * 3600
SECONDS = 20


def problems():
    """Return a line for all that is wrong now."""
    return [*site_is_ill(), *address_is_away(), *failed_units()]


def site_is_ill():
    try:
        with urllib.request.urlopen(HEALTH, timeout=SECONDS) as answer:
            checks = json.load(answer)
    except urllib.error.HTTPError as error:
        try:
            checks = json.load(error)
        except ValueError:
            return [f"{HEALTH} answers {error.code}."]
    except OSError as error:
        return [f"The application does not answer: {error}"]
    return [f"/readyz: {name} is not in order." for name, good in checks.items() if not good]


def address_is_away():
    """Ask for the first page as visitors do, certificate included."""
    try:
        urllib.request.urlopen(SITE + "/", timeout=SECONDS).close()
    except (OSError, ValueError) as error:
        return [f"{SITE}/ does not answer visitors: {error}"]
    return []


def failed_units():
    command = ["systemctl", "list-units", "--state=failed", "--plain", "--no-legend", *UNITS]
    try:
        text = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS).stdout
    except FileNotFoundError:
        return []
    return [f"The unit {line.split()[0]} has failed." for line in text.splitlines()]


def look():
    """Tell what is wrong for the second time in a row, a day after it was told, or no longer."""
    now = time.time()
    try:
        before = json.loads(STATE.read_text())
    except (OSError, ValueError):  # There is none, or a power cut has emptied it.
        before = {"seen": [], "told": {}}
    found, told = problems(), before["told"]
    news = [
        one for one in found if one in before["seen"] and not now - DAY < told.get(one, 0) <= now
    ]
    over = [one for one in told if one not in found]
    STATE.parent.mkdir(parents=True, exist_ok=True)
    if news or over:
        lines = news + [f"In order again: {one}" for one in over]
        tell(news[0] if news else "In order again", "\n".join(lines))
    kept = {one: told.get(one, now) for one in found if one in told or one in news}
    coming = STATE.with_suffix(".coming")
    coming.write_text(json.dumps({"seen": found, "told": kept | dict.fromkeys(news, now)}))
    coming.replace(STATE)


def unit_failed(unit):
    command = ["journalctl", "-u", unit, "-n", "20", "--no-pager", "-o", "cat"]
    log = subprocess.run(command, capture_output=True, text=True).stdout
    tell(f"The unit {unit} has failed.", log)


def tell(subject, text):
    """Tell it in every way there is; raise OSError if none works."""
    ways = [way for way in (by_mail, by_address) if way.is_there()]
    sys.stderr.write(f"{subject}\n{text}\n")
    errors = []
    for way in ways:
        try:
            way(f"{urlsplit(SITE).hostname}: {subject}", text)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            errors.append(f"{way.__name__}: {error}")
    if len(errors) == len(ways):
        raise OSError("Nobody was told. " + ("; ".join(errors) or "Set ALERT_EMAIL or ALERT_URL."))


def by_mail(subject, text):
    server = urlsplit(os.environ["EMAIL_URL"])
    mail = EmailMessage()
    mail["Subject"], mail["To"] = subject[:200], os.environ["ALERT_EMAIL"]
    mail["From"] = os.environ.get("DEFAULT_FROM_EMAIL", "webmaster@localhost")
    mail.set_content(text + "\n")
    secure = ssl.create_default_context()
    address = server.hostname, server.port or 25
    with (
        smtplib.SMTP_SSL(*address, timeout=SECONDS, context=secure)
        if server.scheme == "smtp+ssl"
        else smtplib.SMTP(*address, timeout=SECONDS)
    ) as line:
        if server.scheme in ("smtp+tls", "smtps"):
            line.starttls(context=secure)
        if server.username:
            line.login(unquote(server.username), unquote(server.password or ""))
        line.send_message(mail)


def by_address(subject, text):
    request = urllib.request.Request(
        os.environ["ALERT_URL"], f"{subject}\n{text}".encode(), {"Content-Type": "text/plain"}
    )
    urllib.request.urlopen(request, timeout=SECONDS).close()


by_mail.is_there = lambda: os.environ.get("ALERT_EMAIL") and os.environ.get("EMAIL_URL")
by_address.is_there = lambda: os.environ.get("ALERT_URL")

if __name__ == "__main__":
    unit_failed(sys.argv[1]) if len(sys.argv) > 1 else look()
