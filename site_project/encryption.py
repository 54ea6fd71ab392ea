"""What is in the database, and readable only to whoever has SECRET_KEY as well."""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def box(purpose):
    """Return what encrypts and decrypts for `purpose`, also with keys that were in use before."""
    return box_with(purpose, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=16)
def box_with(purpose, *keys):
    digests = [hashlib.sha256(purpose.encode() + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
