"""A complete site on one's own machine: script/server."""

from .base import *
from .secret_key import read_or_create

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or read_or_create(BASE_DIR / ".secret-key")
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
