"""Requests to other sites, of somebody who only wants to know whether an address still opens.

Editors write the addresses, and what answers may redirect anywhere. So a name is looked up once,
what lies in a private network is refused, and the connection goes to the very IP address that was
judged. No password or cookie is sent, and nothing is read but the head of the answer.
"""

import errno
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from policy.addresses import WEB_PORTS, host_of, is_for_everyone

PORTS = {"https": 443, "http": 80}
# For a connection, and again for the answer.
SECONDS = 10
# For the name alone, while an editor waits.
SECONDS_FOR_NAME = 2


class PrivateAddressError(ValueError):
    """An address leads to a single computer or a network of its own."""


class OddPortError(ValueError):
    """An address leads to a port at which no web site is for everyone."""


class NoNetworkError(OSError):
    """This machine reaches no network at all, which says nothing of an address."""


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises PrivateAddressError where one is private, OddPortError for a port that is not the web's.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise NoNetworkError from error
        raise
    addresses = [str(one[4][0]) for one in found]
    if not all(map(is_for_everyone, addresses)):
        raise PrivateAddressError(host)
    if port not in WEB_PORTS:
        raise OddPortError(port)
    return addresses


def is_private(host: str) -> bool:
    """Return whether `host` leads into a private network; what nobody knows in time does not."""
    found = []

    def look() -> None:
        with suppress(OSError, UnicodeError):
            try:
                resolve(host.encode("idna").decode(), PORTS["https"])
            except PrivateAddressError:
                found.append(host)

    # A thread, since looking up a name takes as long as the machine's resolver pleases.
    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(SECONDS_FOR_NAME)
    return bool(found)


Resolver = Callable[[str, int], list[str]]


def ask(address: str, resolve: Resolver = resolve) -> tuple[int, str]:
    """Return the status that a full address answers with, and where that redirects to, or "".

    No redirect is followed. Servers that do not answer HEAD well are asked with GET.
    Raises OSError, HTTPException or ValueError where there is no answer.
    """
    with suppress(http.client.HTTPException):
        status, location = request("HEAD", address, resolve)
        if status < 400:
            return status, location
    return request("GET", address, resolve)


def request(method: str, address: str, resolve: Resolver) -> tuple[int, str]:
    parts = urlsplit(address)
    host = host_of(address).encode("idna").decode()
    if parts.scheme not in PORTS or not is_for_everyone(host):
        raise PrivateAddressError(address)
    port = parts.port or PORTS[parts.scheme]
    headers = {
        "Host": host if port == PORTS[parts.scheme] else f"{host}:{port}",
        "User-Agent": f"Lokalpolitik link check (+{settings.WAGTAILADMIN_BASE_URL})",
        "Accept": "*/*",
        "Connection": "close",
    }
    target = iri_to_uri(parts._replace(scheme="", netloc="", fragment="").geturl()) or "/"
    connection = http.client.HTTPConnection(host, port)
    with connect(resolve(host, port), port) as plain, plain.dup() as same, closing(connection):
        # A server that sends a byte now and then would never run into a timeout of the socket.
        alarm = threading.Timer(SECONDS, hang_up, [same])
        alarm.start()
        try:
            connection.sock = plain if parts.scheme == "http" else encrypted(plain, host)
            connection.request(method, target, headers=headers)
            with connection.getresponse() as response:
                location = response.headers.get("Location", "")
                return response.status, location.encode("latin-1").decode(errors="replace")
        finally:
            alarm.cancel()


def connect(addresses: list[str], port: int) -> socket.socket:
    """Return a connection to the first of some IP addresses that takes one."""
    end, errors = time.monotonic() + SECONDS, []
    for address in addresses:
        try:
            return socket.create_connection((address, port), max(end - time.monotonic(), 0.1))
        except OSError as error:
            errors.append(error)
    if all(error.errno == errno.ENETUNREACH for error in errors):
        raise NoNetworkError
    raise errors[-1]


def encrypted(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
