"""How long the site's certificate is good for, as a visitor's browser sees it."""

import socket
import ssl
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache

HOUR = 3600
SECONDS = 3


def expiry():
    """Return when the certificate ends, or None: no HTTPS, or nobody answers there.

    A certificate that browsers refuse has ended. It is looked at once an hour.
    """
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if address.scheme != "https":
        return None
    return cache.get_or_set("certificate-expiry", lambda: look(address), HOUR)


def look(address):
    port = address.port or 443
    # First nginx on this machine: not every network leads back to its own public address.
    for host in ("127.0.0.1", address.hostname):
        try:
            return ends(host, port, address.hostname)
        except ssl.SSLCertVerificationError:
            return datetime.fromtimestamp(0, UTC)
        except OSError:
            continue
    return None


def ends(host, port, name):
    context = ssl.create_default_context()
    with (
        socket.create_connection((host, port), SECONDS) as line,
        context.wrap_socket(line, server_hostname=name) as secured,
    ):
        seconds = ssl.cert_time_to_seconds(secured.getpeercert()["notAfter"])
    return datetime.fromtimestamp(seconds, UTC)
