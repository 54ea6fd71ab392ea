import tempfile

from .base import *

SECRET_KEY = "only for tests"
DEBUG = False
RUN_SCHEDULER = False
CHECK_EVIDENCE = False
ALLOWED_HOSTS = ["*"]
DATABASES["default"]["TEST"] = {"NAME": None}
MEDIA_ROOT = tempfile.mkdtemp(prefix="lokalpolitik-test-media-")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WAGTAILADMIN_BASE_URL = "http://testserver"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
