"""Limit how often one visitor may do something, without keeping anybody's address.

What is counted lies in the cache "counts": in Redis for all processes together, without it in the
memory of each, which forgets it when it ends. Keys hold neither addresses nor names in the clear:
they are HMACs by a key made from SECRET_KEY, since hashes of all IPv4 addresses are made in
minutes.
"""

from ipaddress import ip_address, ip_network

from django.core.cache import caches
from django.utils.crypto import salted_hmac

# Of IPv6 a household has a /56 or /48, and as many addresses in it as it likes.
NEIGHBOURHOOD = {4: 24, 6: 48}


class RateLimit:
    """At most `limit` hits by whoever `parts` name, within `window` seconds of the first."""

    def __init__(self, limit: int, window: int, *parts: object) -> None:
        self.limit = limit
        self.window = window
        self.key = "rate-limit-" + opaque(*parts)

    @property
    def is_reached(self) -> bool:
        return caches["counts"].get(self.key, 0) >= self.limit

    def hit(self) -> int:
        """Count one more and return how many there are in this window."""
        caches["counts"].add(self.key, 0, self.window)
        try:
            return caches["counts"].incr(self.key)
        except ValueError:  # the window ended at this moment
            return 1

    def reset(self) -> None:
        caches["counts"].delete(self.key)


def opaque(*parts: object) -> str:
    """Return a name for `parts`, from which nobody without SECRET_KEY finds out what they are."""
    return salted_hmac(__name__, "\n".join(map(str, parts)), algorithm="sha256").hexdigest()


def network_of(address: str, prefix: dict[int, int] = NEIGHBOURHOOD) -> str:
    """Return the network of `address` as text; "" where the server does not know the address."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip_network((ip, prefix[ip.version]), strict=False))
