"""The texts of the starter content and of its translations, by their place."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

SOURCES = ["policy/starter/content.toml", "contact/starter/content.toml"]
TRANSLATIONS = ["sv-simple", "en", "ar"]
# What a translation takes from the Swedish content: facts, pictures and where links lead.
ONLY_IN_SOURCE = {"page", "picture", "focus", "credit", "licence", "source_url", "term_start"}
ONLY_IN_SOURCE |= {"term_end", "details", "social", "privacy_page", "name", "email"}
ONLY_IN_SOURCE |= {"phone", "url", "picture_dark"}


def content(path):
    return tomllib.loads((Path(settings.BASE_DIR) / path).read_text())


def translated_content(path, tag):
    return content(Path(path).parent / "translations" / f"{tag}.toml")


def texts(value, place=""):
    """Return the texts that are translated, by place: {".areas[0].title": "Trygghet", …}."""
    if isinstance(value, dict):
        # A picture's source is an address, a key figure's is a text.
        left_out = ONLY_IN_SOURCE | ({"source"} if "licence" in value else set())
        parts = [(f".{name}", part) for name, part in value.items() if name not in left_out]
    elif isinstance(value, list):
        parts = [(f"[{number}]", part) for number, part in enumerate(value)]
    else:
        return {place: value}
    return {key: text for name, part in parts for key, text in texts(part, place + name).items()}


def source_texts():
    return {path + place: text for path in SOURCES for place, text in texts(content(path)).items()}


def translated_texts(tag):
    return {
        path + place: text
        for path in SOURCES
        for place, text in texts(translated_content(path, tag)).items()
    }


def without_tags(html):
    """Return the words of `html`, each paragraph, heading and list item on its own line."""
    return re.sub(r"<[^>]+>", "", re.sub(r"</(p|li|h3)>", "\n", html))
