"""The languages of the interface and of the content: a new language is a row in TABLE.

Which of them a site uses, its editors choose in the admin, under Settings, Locales.
"""

from pathlib import Path
from typing import NamedTuple

from django.conf.locale import LANG_INFO

FONTS = {
    "Latn": "schibsted-grotesk-latin",
    "Arab": "noto-sans-arabic",
    "Syrc": "noto-sans-syriac",
}


class Language(NamedTuple):
    """A language: BCP 47 tag, its own name, what Swedish calls it, ISO 15924 code of its script.

    `dictionary` is the configuration by which PostgreSQL knows the forms of its words, `territory`
    what Open Graph names with it.
    """

    tag: str
    own_name: str
    swedish_name: str
    script: str = "Latn"
    dictionary: str = "simple"
    territory: str = ""

    @property
    def open_graph(self):
        """The tag as og:locale has it, with a territory: language_TERRITORY."""
        return f"{self.tag.partition('-')[0]}_{self.territory}"

    @property
    def is_right_to_left(self):
        return self.script in ("Arab", "Syrc")

    @property
    def direction(self):
        return "rtl" if self.is_right_to_left else "ltr"

    @property
    def font_file(self):
        """The font that has its letters, among the static files."""
        return f"fonts/{FONTS[self.script]}.woff2"


# Not every device has Syriac letters: their names are in Latin ones too.
TABLE = [
    Language("sv", "Svenska", "Svenska", "Latn", "swedish", territory="SE"),
    Language(
        "sv-simple", "Lättläst svenska", "Lättläst svenska", "Latn", "swedish", territory="SE"
    ),
    Language("en", "English", "Engelska", "Latn", "english", territory="GB"),
    Language("fi", "Suomi", "Finska", "Latn", "finnish", territory="FI"),
    Language("ar", "العربية", "Arabiska", "Arab", "arabic", territory="AR"),
    Language("tr", "Türkçe", "Turkiska", "Latn", "turkish", territory="TR"),
    Language("es", "Español", "Spanska", "Latn", "spanish", territory="ES"),
    Language("so", "Soomaali", "Somaliska", territory="SO"),
    Language("syr", "Suryoyo ܣܘܪܝܝܐ", "Syriska (västsyriska)", "Syrc", territory="SY"),
    Language("aii", "Sureth ܣܘܪܝܬ", "Assyriska (östsyriska)", "Syrc", territory="IQ"),
    Language("ku", "Kurdî (Kurmancî)", "Kurdiska (kurmanji)", territory="TR"),
    Language("ckb", "کوردی (سۆرانی)", "Kurdiska (sorani)", "Arab", territory="IQ"),
    Language("pl", "Polski", "Polska", territory="PL"),
    Language("fa", "فارسی", "Persiska", "Arab", territory="IR"),
]

LANGUAGE_CODE = "sv"
EASY_LANGUAGE = "sv-simple"
CONTENT_LANGUAGES = {language.tag: language for language in TABLE}
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(one.tag, one.swedish_name) for one in TABLE]
LANGUAGES_BIDI = [one.tag for one in TABLE if one.is_right_to_left]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE = Path(__file__).resolve().parent.parent.parent / "locale"
LOCALE_PATHS = [LOCALE, LOCALE / "packages"]  # our own texts, then those of Wagtail and others

for one in TABLE:
    # Django does not know them all; those that it knows get the name that the table gives them.
    known = {"code": one.tag, "bidi": one.is_right_to_left, "name": one.swedish_name}
    LANG_INFO[one.tag] = {**LANG_INFO.get(one.tag, known), "name_local": one.own_name}

# A page that has just been sent to translation is a draft, or visitors would read it in Swedish.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

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
PHONENUMBER_DB_FORMAT = "RFC3966"
