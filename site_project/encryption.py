"""Encryption of values in the database and in Redis with keys derived from SECRET_KEY."""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def fernet(purpose):
    """Return the MultiFernet for `purpose`, a text; SECRET_KEY_FALLBACKS still decrypt."""
    return fernet_with_keys(purpose, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=16)
def fernet_with_keys(purpose, *keys):
    digests = [hashlib.sha256(purpose.encode() + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
