"""The starter site with more of everything than anybody planned for, in all its languages."""

from itertools import chain

from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from contact.models import ContactDetails, ContactPerson
from policy.blocks import table_value
from policy.models import (
    ArticlePage,
    Commitment,
    CommitmentRelation,
    CommitmentsPage,
    Picture,
    PolicyAreaPage,
    PolicyIndexPage,
    TermClosing,
)

from .pictures import image_bytes
from .register import commitments, new_area, update

WORD = "Trygghetsansvarsfullhetssamordningsplan"  # 39 characters
TITLES = {"trygghet": f"{WORD} " * 5, "utbildning": WORD * 5}
BODY = [
    ("commitments", {"heading": "Sammanhang" * 14, "points": ["Läxhjälp" * 40, "b"]}),
    (
        "key_figure",
        {
            "number": "9 999 999 999 999,9",
            "unit": "kronor" * 10,
            "explanation": "",
            "source": "Källa" * 30,
            "source_url": "https://example.org/" + "x" * 150,
        },
    ),
    ("quote", {"text": "Citat" * 60, "name": "Namn" * 20, "role": ""}),
    ("table", table_value("Tabell" * 20, ["Rubrik" * 9] * 8, [["Cell" * 20] * 8] * 3)),
    ("text", "<p>https://example.org/" + "mycketlångadress" * 20 + "</p>"),
]
ODD = ["lang", "smal", "tom"]
READ_IN = ["sv", settings.EASY_LANGUAGE, "en", "ar"]


def fill():
    """Make the site extreme; return the addresses of every kind of page in four languages."""
    index = Site.objects.get().root_page.specific
    details = ContactDetails.for_site(Site.objects.get())
    details.organisation = f"Socialdemokraternas {WORD}"
    details.save()
    areas = PolicyAreaPage.objects.child_of(index)
    for slug, title in TITLES.items():
        versions = Page.objects.filter(translation_key=areas.get(slug=slug).translation_key)
        versions.update(title=title, draft_title=title)
    PolicyAreaPage.objects.update(picture=None)
    many = new_area(index, "Tvåhundra löften", *[f"{WORD} {n}" for n in range(200)])
    index.add_child(
        instance=PolicyAreaPage(title=WORD * 5, slug="lang", lead="Ord" * 150, body=BODY)
    )
    index.add_child(
        instance=PolicyAreaPage(
            title="Smal bild", slug="smal", picture=picture((200, 1000)), body=[pictures()]
        )
    )
    index.add_child(instance=PolicyAreaPage(title="Tom"))
    for number in range(6):
        index.add_child(instance=PolicyAreaPage(title=f"Område {number}"))
    for number in range(40):
        ContactPerson.objects.create(
            name=f"{WORD} {number}",
            role=WORD,
            area=many,
            email=f"{WORD.lower()}{number}@{WORD.lower()}.example.org",
        )
    for tag in settings.CONTENT_LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=tag)
        if not index.get_translation_or_none(locale):
            index.copy_for_translation(locale).save_revision().publish()
    promises = commitments(many)
    for number, status in enumerate(("not-started", "started", "done", "not-done")):
        update(promises[f"{WORD} {number}"], status)
    promise = judged(promises[f"{WORD} 7"])
    compared = newer_term(index, many, promise)
    register = CommitmentsPage.objects.child_of(index).get()
    found = (addresses(index, register, promise, compared, tag) for tag in READ_IN)
    return list(chain.from_iterable(found))


def picture(size):
    file = ContentFile(image_bytes(size), name="smal.jpg")
    return Picture.objects.create(title="smal", description="En mycket smal bild", file=file)


def pictures():
    described = {"alt_text": "x", "decorative": False}
    shown = [{"image": picture(size), **described} for size in ((200, 1000), (1000, 200))]
    rows = [{"image": one, "caption": "Bildtext" * 12} for one in shown]
    return "pictures", {"pictures": rows}


def judged(promise):
    """Change the words of `promise`, say what happened, and close its term; return it."""
    said = promise.wordings.get()
    promise.wordings.create(
        language="sv", date=timezone.localdate(), text=f"{said.text} {WORD * 3}", heading=WORD
    )
    promise.refresh_from_db()
    update(
        promise,
        "partly-done",
        what_happened=WORD * 5,
        evidence_url=f"https://example.org/{WORD * 3}",
        evidence_title=WORD * 3,
    )
    TermClosing.objects.create(term_start=2018, term_end=2022)
    return promise


def newer_term(index, area, promise):
    """Begin the next term, in which `promise` goes on; return the area that is compared."""
    programme = PolicyIndexPage(
        title="Politik", slug="ny", slogan=WORD, term_start=2022, term_end=2026
    )
    index.add_child(instance=programme)
    newer = new_area(programme, area.title, WORD * 5)
    [later] = commitments(newer).values()
    kind = CommitmentRelation.Kind.TAKEN_OVER
    CommitmentRelation.objects.create(earlier=promise, later=later, kind=kind)
    return newer


def addresses(index, register, promise, compared, tag):
    """Return the paths of one page of each kind in a language."""
    locale = Locale.objects.get(language_code=tag)
    first = index.get_translation(locale)
    below = Page.objects.child_of(first).live().filter(alias_of=None)
    kinds = {page.content_type_id: page for page in below.reverse()}.values()
    described = [page for page in below if page.slug in ("tvahundra-loften", *ODD)]
    article = ArticlePage.objects.descendant_of(first).filter(depth=first.depth + 2).first()
    register = register.get_translation(locale).specific
    with override(tag):
        promise = Commitment.objects.for_reading().get(pk=promise.pk)
        other = Commitment.objects.for_reading().exclude(pk=promise.pk).first()
        [closing] = TermClosing.objects.all()
        return [
            *[page.get_url() for page in (first, article, *kinds, *described)],
            *[
                register.get_url() + below
                for below in (
                    "?status=partly-done",
                    promise.path,
                    other.path,
                    register.outcome_path(closing),
                    f"da-och-nu/{compared.translation_key}/",
                )
            ],
            f"{reverse('search')}?q={WORD}",
            f"{reverse('search')}?q=skola",
            f"{reverse('search')}?q={'x' * 90}",
            reverse("all-pages"),
            reverse("not-translated", args=[compared.pk]),
            reverse("embedded-promise", args=[promise.public_id]),
            reverse("embedded-area", args=[promise.translation_key]),
            reverse("embedded-register"),
            f"{first.get_url()}{WORD * 2}/",
        ]
