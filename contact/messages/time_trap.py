"""When the form was fetched, signed, so that a program which posts blindly is noticed.

The page with the form is the same bytes for everybody and may be kept in caches, so it carries
only the hour in which it was made. Where JavaScript runs, contact/message.js exchanges it for the
second in which the visitor began to write. What fails here is held for a person to look at.
"""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

AT_LEAST = timedelta(seconds=3)
# A form that somebody has copied goes stale. The page's own stamp may be of any age: the page is
# kept until the site changes.
AT_MOST = timedelta(days=60)
HOUR = 3600
signer = Signer(salt="contact.time_trap")


def stamp_of_page():
    """Return the signed stamp of this hour, the same for every visitor."""
    return signer.sign(f"h{int(timezone.now().timestamp()) // HOUR * HOUR}")


def stamp_of_now():
    """Return the signed stamp of this second."""
    return signer.sign(f"s{int(timezone.now().timestamp())}")


def suspicion_of(stamp):
    """Return "too fast", "too old" or "forged", or "" where `stamp` is what a visitor sends."""
    try:
        value = signer.unsign(stamp)
    except BadSignature:
        return "forged"
    age = timedelta(seconds=timezone.now().timestamp() - int(value[1:]))
    if value.startswith("h"):
        return ""
    if age < AT_LEAST:
        return "too fast"
    return "too old" if age > AT_MOST else ""
