"""Content codings (RFC 9110, 8.4), and which of them a client is served."""

import gzip
from functools import lru_cache

import brotli

SMALLEST = 500

COMPRESS = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


@lru_cache(maxsize=256)
def preferred(accept_encoding):
    """Return "br", "gzip" or "" for an Accept-Encoding header: the smallest that is accepted."""
    accepted = dict(map(weight, accept_encoding.lower().split(",")))
    for name in COMPRESS:
        if accepted.get(name, accepted.get("*", 0)) > 0:
            return name
    return ""


def weight(item):
    """Return the coding and its quality value; one that can not be read counts as refused."""
    name, _, parameter = item.partition(";")
    _, _, quality = parameter.partition("=")
    try:
        return name.strip(), float(quality or 1)
    except ValueError:
        return name.strip(), 0
