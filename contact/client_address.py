"""The address that a request came from, for the rate limit; it is never stored."""

from django.conf import settings


def client_address(request):
    """Return the address of the visitor's side of the connection, or "" where it is unknown.

    Anybody can send X-Forwarded-For, so it is read only where the setting PROXY_COUNT says how
    many proxies of one's own stand in front: each adds the address it was called from at the
    end, so the visitor's is that many places from the right.
    """
    if settings.PROXY_COUNT:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        if len(forwarded) >= settings.PROXY_COUNT:
            return forwarded[-settings.PROXY_COUNT].strip()
    return request.META.get("REMOTE_ADDR") or ""
