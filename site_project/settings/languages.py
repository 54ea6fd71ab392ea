"""The languages of the interface and of the content: a new language is a row in LANGUAGES."""

from pathlib import Path

LANGUAGE_CODE = "sv"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("sv", "Svenska")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE = Path(__file__).resolve().parent.parent.parent / "locale"
LOCALE_PATHS = [LOCALE, LOCALE / "packages"]  # our own texts, then those of Wagtail and others

USE_I18N = True
WAGTAIL_I18N_ENABLED = True

# For languages of which Django knows no format; it knows most.
DATE_FORMAT = "j F Y"
FORMAT_MODULE_PATH = "site_project.formats"

USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

PHONENUMBER_DEFAULT_REGION = "SE"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"
