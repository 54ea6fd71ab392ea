"""Make the starter site's pages in other languages from translations/<tag>.toml."""

import tomllib
from pathlib import Path

from django.conf import settings
from wagtail.models import Locale, Page

from policy.models import ArticlePage, CommitmentsPage, PolicyAreaPage

from .strings import hand_to_translators

HERE = Path(__file__).parent


def load_translations(index):
    """Translate the programme `index` and the pages below it; return the programmes by Locale."""
    programmes = {}
    for file in sorted((HERE / "translations").glob("*.toml")):
        locale, _created = Locale.objects.get_or_create(language_code=file.stem)
        programmes[locale] = translate_programme(index, tomllib.loads(file.read_text()), locale)
    return programmes


def translate_programme(index, content, locale):
    source = tomllib.loads((HERE / "content.toml").read_text())
    titles = {entry["file"]: entry["title"] for entry in source["pictures"]}
    described = {titles[entry["file"]]: entry["description"] for entry in content["pictures"]}
    programme = translate(index, content["index"], locale, described)
    areas = PolicyAreaPage.objects.child_of(index)
    translate_all(areas, content["areas"], locale, described)
    translate(CommitmentsPage.objects.child_of(index).get(), content["register"], locale)
    translate_all(ArticlePage.objects.child_of(index), content["articles"], locale, described)
    return programme


def translate_all(pages, entries, locale, described):
    for page, entry in zip(pages, entries, strict=True):
        translate(page, entry, locale, described)
        articles = ArticlePage.objects.child_of(page)
        translate_all(articles, entry.get("articles", []), locale, described)


def translate(page, entry, locale, described=()):
    """Publish `page` in the language of `locale` with the words of `entry`, and return it."""
    made = page.copy_for_translation(locale)
    for name, value in entry.items():
        if name in ("body", "read_more"):
            blocks = zip(getattr(page, name).get_prep_value(), value, strict=True)
            block_type = page._meta.get_field(name).stream_block
            value = block_type.to_python([translated(raw, words) for raw, words in blocks])
        if name != "articles":
            setattr(made, name, value)
    if picture := getattr(page, "picture", None):
        made.picture_alt = described[picture.title]
    hand_to_translators(page, made, by_text=locale.language_code != settings.EASY_LANGUAGE)
    made.save_revision(log_action="wagtail.create").publish()
    return Page.objects.get(pk=made.pk).specific


def translated(raw, words):
    """Return the block `raw` with other words and the same ids, by which the register finds it."""
    if raw["type"] == "link":
        return {**raw, "value": {**raw["value"], "link_text": words["text"]}}
    [(kind, said)] = words.items()
    assert kind == raw["type"]
    return {**raw, "value": WRITERS.get(kind, translated_fields)(raw["value"], said)}


def translated_text(value, words):
    return words


def translated_fields(value, words):
    return {**value, **words}


def translated_commitments(value, words):
    points = zip(value["points"], words["points"], strict=True)
    said = [{**point, "value": text} for point, text in points]
    return {**value, "heading": words["heading"], "points": said}


def translated_pictures(value, words):
    pictures = zip(value["pictures"], words, strict=True)
    return {**value, "pictures": [translated_picture(item, said) for item, said in pictures]}


def translated_picture(item, words):
    image = {**item["value"]["image"], "alt_text": words["alt"]}
    return {**item, "value": {"image": image, "caption": words["caption"]}}


WRITERS = {
    "text": translated_text,
    "commitments": translated_commitments,
    "pictures": translated_pictures,
}
