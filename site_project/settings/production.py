"""A public site. Whatever has no safe default must be in the environment, or nothing starts."""

from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

from .base import *
from .logging import *

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL")
missing = [name for name in REQUIRED if not env(name, default="")]
if missing:
    raise ImproperlyConfigured(
        f"Set {', '.join(missing)} in the environment; the README says what each is for."
    )

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be at least 50 characters long.")
# The supervisor on this machine asks 127.0.0.1, in plain HTTP, whether the site is well.
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS"), "127.0.0.1"]
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|trafficz|metrics)$"]
WAGTAILADMIN_BASE_URL = env("BASE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

is_encrypted = server.get("EMAIL_USE_TLS") or server.get("EMAIL_USE_SSL")
is_here = server["EMAIL_HOST"] in (None, "localhost", "127.0.0.1", "::1")
if not is_encrypted and not is_here:
    raise ImproperlyConfigured(
        "EMAIL_URL would send mail in clear text: write smtp+tls:// or smtp+ssl://, not smtp://."
    )

STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    # Versions share the files, and each has a list of its own: an upgrade that fails leaves that
    # of the version that runs.
    "OPTIONS": {"manifest_storage": FileSystemStorage(STATIC_ROOT / "lists" / BASE_DIR.name)},
}

# Without Redis each process counts wrong passwords and messages for itself.
REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    for name, kind in {"default": "ForgivingRedisCache", "counts": "CountingRedisCache"}.items():
        CACHES[name] = {
            "BACKEND": f"site_project.redis_cache.{kind}",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
        }

MIDDLEWARE.insert(0, "site_project.middleware.requests.RealIPMiddleware")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=8) * 3600
SESSION_COOKIE_NAME = "__Host-sessionid"
SECOND_FACTOR_REQUIRED = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
KNOWN_BROWSER_COOKIE = "__Secure-known-browser"
