"""A leaflet on an area or on some promises, for whoever stands at the market stall."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from policy.models.images import Picture

from .content import Content, Said
from .document import document_of, said_of_person
from .sender import Sender, SenderPerson
from .words import breakable

# Millimetres around the sheet, as print shops ask for.
BLEED = 3


class Leaflet(NamedTuple):
    """What an editor has chosen.

    `kind` is "a5", printed on both sides, or "folded", an A4 that becomes four pages of A5;
    `has_marks` says whether it goes to a print shop, with BLEED and crop marks.
    """

    page: Page
    headline: str
    text: str
    points: list[str]
    picture: Picture | None
    picture_alt: str
    person: SenderPerson | None
    kind: str
    has_marks: bool


def leaflet_document(
    leaflet: Leaflet, root: str, sender: Sender
) -> tuple[Said, Mapping[str, bytes]]:
    """Return what the leaflet says, and its files; `root` is the address of the site."""
    content = Content(root, with_statuses=False)
    picture = content.picture(leaflet.picture, leaflet.picture_alt)
    document = document_of(
        content,
        sender,
        template="leaflet",
        published=timezone.localtime(leaflet.page.last_published_at),
        name=leaflet.page.title,
        address=leaflet.page.full_url,
        slogan=breakable(leaflet.headline),
        text=breakable(leaflet.text),
        points=[{"text": breakable(point)} for point in leaflet.points],
        picture=picture,
        person=said_of_person(leaflet.person) if leaflet.person else None,
        kind=leaflet.kind,
        bleed=BLEED if leaflet.has_marks else 0,
        words={
            "promise": _("This is what we promise"),
            "contact": _("Talk to us"),
            "on_the_web": _("Read more, and see how far we have come:"),
            "unfollowed": "",
            "older": "",
            "source": "",
        },
    )
    return document, content.files
