"""Which addresses can be opened from the internet, judged by the address alone, without DNS."""

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

# Names that the public DNS does not have: RFC 6761, 6762 (with its appendix G), 7686, 8375 and
# 9476, and .internal, which ICANN keeps for networks of one's own.
PRIVATE_NAMES = re.compile(
    r"(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan"
    r"|arpa|onion|test|invalid|example|alt)"
)
# A host that ends so is an IPv4 address to a browser, however it is written (URL Standard, 3.5).
NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
# Services such as nip.io and sslip.io lead 10.0.0.1.nip.io and a-10-0-0-1.nip.io to 10.0.0.1.
IP_IN_NAME = re.compile(r"(?<!\d)(?=(\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3})(?!\d))")
# Where web sites for everyone are; at others are services for machines, or for some networks.
WEB_PORTS = (80, 443, 8080, 8443)
# All that the internet assigns of IPv6 (RFC 4291, 2.4).
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def validate_web_address(address: str) -> None:
    """Raise ValidationError for ftp, which browsers no longer open."""
    if address.lower().startswith(("ftp:", "ftps:")):
        raise ValidationError(URLValidator.message, code="invalid")


def host_of(address: str) -> str:
    """Return the host of a full address as a browser reads it, "" where it has none.

    Raises ValueError for an address that cannot be parsed.
    """
    host = unicodedata.normalize("NFKC", urlsplit(address.strip()).hostname or "")
    return host.replace("。", ".").rstrip(".").lower()


def is_for_everyone(host: str) -> bool:
    """Whether `host` may be on the internet: no machine's own, no private network (RFC 6890)."""
    if ":" in host or NUMBER.fullmatch(host):
        ip = ip_address_of(host)
        return ip is not None and ip.is_global and not ip.is_multicast
    if PRIVATE_NAMES.fullmatch(host):
        return False
    within = (ip_address_of(one.replace("-", ".")) for one in IP_IN_NAME.findall(host))
    return "." in host and all(ip.is_global for ip in within if ip)


def is_at_web_port(address: str) -> bool:
    """Whether a full address names no port, or one where web sites are for everyone.

    Raises ValueError for a port that cannot be.
    """
    return urlsplit(address.strip()).port in (None, *WEB_PORTS)


def ip_address_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP address that `host` stands for in any spelling, None where it is none."""
    try:
        if ":" not in host:
            return ipaddress.IPv4Address(socket.inet_aton(host))
        number = ipaddress.IPv6Address(host.partition("%")[0])
    except (OSError, ValueError):
        return None
    within = number.ipv4_mapped or number.sixtofour
    if number in NAT64:
        within = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if within is None and number not in GLOBAL_UNICAST:
        return None
    return within or number
