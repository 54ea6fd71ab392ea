"""A language in letters of its own, written from right to left, that no interface text is in."""

from wagtail.models import Locale, Page

from contact.models import ContactPage
from policy.models import CommitmentsPage, PolicyAreaPage
from policy.starter.translations import translate

WORDS = ["ܫܠܡܐ", "ܡܕܝܢܬܐ", "ܒܝܬܐ", "ܡܕܪܫܬܐ", "ܥܡܐ", "ܐܬܪܐ", "ܠܫܢܐ", "ܟܬܒܐ", "ܝܘܡܐ", "ܫܢܬܐ"]


def words(number, begin=0):
    return " ".join(WORDS[(begin + place) % len(WORDS)] for place in range(number))


def body_of(page):
    """Return words for every block of the body of `page`, of which each has the same shape."""
    writers = {
        "text": lambda value: f"<p>{words(24)}.</p>",
        "key_figure": lambda value: {"number": "8 000", "unit": words(2), "explanation": words(6)},
        "commitments": lambda value: {
            "heading": words(3),
            "points": [words(4, begin) for begin, _point in enumerate(value["points"])],
        },
    }
    blocks = page.body.get_prep_value()
    return [{block["type"]: writers[block["type"]](block["value"])} for block in blocks]


def speak_syriac(index):
    """Translate the first page, an area, the register and the contact page; return the Locale."""
    locale, _created = Locale.objects.get_or_create(language_code="syr")
    area = PolicyAreaPage.objects.child_of(index).get(slug="utbildning")
    described = {area.picture.title: words(5)}
    text = {"search_description": words(8)}
    first = {**text, "title": words(1), "slug": "syr", "slogan": words(4)}
    translate(index, {**first, "introduction": f"<p>{words(12)}.</p>"}, locale)
    entry = {**text, "title": words(2, 3), "slug": "mdrshta", "lead": words(12)}
    translate(area, {**entry, "body": body_of(area)}, locale, described)
    for model, slug in ((CommitmentsPage, "mwlkne"), (ContactPage, "qrita")):
        page = model.objects.child_of(index).get()
        fields = {**text, "title": words(2, 5), "slug": slug, "introduction": f"<p>{words(9)}.</p>"}
        translate(Page.objects.get(pk=page.pk).specific, fields, locale)
    return locale
