"""A complete site on one's own machine: script/server."""

import os

from django.core.management.utils import get_random_secret_key

from .base import *


def read_or_create_key(path):
    """Return the secret key kept in the file `path`, making one that only its owner may read."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        key = get_random_secret_key()
        file.write(key)
    return key


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or read_or_create_key(BASE_DIR / ".secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
if not MAIL_IS_CONFIGURED:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
