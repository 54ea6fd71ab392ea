"""What is the same wherever the site runs; everything else comes from the environment."""

from pathlib import Path

import environ

from .languages import *
from .login import *
from .mail import *
from .page_cache import *
from .security import *
from .wagtail import *

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

# Keys that were in use before: what they have sealed and signed stays readable.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

INSTALLED_APPS = [
    "site_project",
    "site_project.login",
    "contact",
    "policy",
    "wagtail_localize",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "site_project.admin.people.apps.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "phonenumber_field",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # its Swedish: Wagtail says "two minutes ago"
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "site_project.middleware.requests.AdminAllowListMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "site_project.middleware.responses.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_project.middleware.responses.CacheHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "site_project.middleware.responses.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "site_project.middleware.language.URLLanguageMiddleware",
    "site_project.middleware.language.LanguageOfPartsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "site_project.middleware.requests.ReadOnlyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "site_project.login.middleware.SessionExpiryAndMFAMiddleware",
    "site_project.middleware.responses.SettlePicturesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "site_project.middleware.requests.BadValuesMiddleware",
    "policy.register.faults.NotEnteredMiddleware",
]

ROOT_URLCONF = "site_project.urls"
WSGI_APPLICATION = "site_project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer (WAL), and a writer waits its turn instead of failing.
    # What is deleted is overwritten with zeros (secure_delete): visitors' messages must go.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
        ),
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    # Whoever meets a lock, for instance that of a migration, is told so and does not hang.
    # Compiling a question to machine code (jit) takes longer than any of ours takes to answer.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c lock_timeout=5s -c jit=off"
    DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 3)
    # PostgreSQL knows the forms of words in many languages.
    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "site_project.search.postgresql"}}
# Opening a database takes longer than most of what is asked of it.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
# An address typed without its beginning is https, as Django 6 takes it.
FORMS_URLFIELD_ASSUME_HTTPS = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "site_project" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(BASE_DIR / "media")))
# A bucket in place of that folder, for several machines; locks stay in the folder.
STORAGE_URL = env("STORAGE_URL", default="")
BUCKET = {"url": STORAGE_URL, "base_url": MEDIA_URL}
STORAGES = {
    "default": {"BACKEND": "policy.files.bucket.BucketStorage", "OPTIONS": BUCKET}
    if STORAGE_URL
    else {
        "BACKEND": "policy.files.durable.DurableStorage",
        "OPTIONS": {"file_permissions_mode": 0o600},
    },
    "renditions": {"BACKEND": "policy.pictures.storage.RenditionBucket", "OPTIONS": BUCKET}
    if STORAGE_URL
    else {"BACKEND": "policy.pictures.storage.RenditionStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Where export_static writes: what is deleted goes there too.
MIRROR_FOLDER = Path(env("MIRROR_FOLDER", default=str(MEDIA_ROOT.parent / "mirror")))

# A page with two hundred commitments posts more fields than Django's default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Whether this process does, each minute, what falls due; one of those that serve the site must.
RUN_SCHEDULER = env.bool("RUN_SCHEDULER", default=True)
# The scheduler asks other sites whether evidence in the register still opens.
CHECK_EVIDENCE = env.bool("CHECK_EVIDENCE", default=True)

BACKUP_FOLDER = Path(env("BACKUP_FOLDER", default=str(BASE_DIR / "backups")))
BACKUP_URL = env("BACKUP_URL", default="")
BACKUP_BUCKET_ONLY = env.bool("BACKUP_BUCKET_ONLY", default=False)
BACKUP_RECIPIENT = env("BACKUP_RECIPIENT", default="")
# Asked after each good backup: whoever is there tells somebody when it is not (healthchecks.io …).
BACKUP_PING_URL = env("BACKUP_PING_URL", default="")
BACKUP_KEEP_DAYS = env.int("BACKUP_KEEP_DAYS", default=30)
