"""The programme of one term in one language as a document."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils import formats, timezone
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from policy.models.commitments import CommitmentUpdate, TermClosing
from policy.models.index import PolicyIndexPage

from .content import Content, Said
from .nodes import nodes_of
from .sender import Sender
from .words import breakable

MARK = "mark.png"


class Edition(NamedTuple):
    """A form of the programme: the `paper`, "a4" or "a5", and whether it has the statuses.

    That on A5 is a booklet: its pages are in reading order, and their number is a multiple of four.
    """

    paper: str
    with_statuses: bool

    @property
    def file_name(self) -> str:
        size = "-a5" if self.paper == "a5" else ""
        return f"programmet{size}{'-med-status' if self.with_statuses else ''}.pdf"


def programme_document(
    page: PolicyIndexPage, request, edition: Edition, sender: Sender
) -> tuple[Said, Mapping[str, bytes]]:
    """Return what the document says of the live `page`, and the files of its pictures."""
    context = page.get_context(request)
    content = Content(
        request.build_absolute_uri("/").rstrip("/"),
        edition.with_statuses,
        is_closed=TermClosing.of(page.years) is not None,
    )
    areas = [content.area(area, articles) for area, articles in context["sections"]]
    published = published_at(page, [area for area, _articles in context["sections"]], edition)
    if sender.mark:
        content.files[MARK] = sender.mark
    document = {
        "template": "programme",
        "paper": edition.paper,
        "lang": get_language().partition("-")[0],
        "is_right_to_left": get_language_bidi(),
        "published": published.isoformat(timespec="seconds"),
        "title": f"{sender.name}: {page.title_with_term}",
        "name": breakable(page.title_with_term),
        "term": page.term,
        "slogan": breakable(page.slogan),
        "introduction": nodes_of(page.introduction, content.root),
        "areas": areas,
        "credits": [
            {"credit": breakable(credit), "titles": breakable(", ".join(titles))}
            for credit, titles in content.credits.items()
        ],
        "web": content.web(page.full_url),
        "sender": {
            "name": breakable(sender.name),
            "lines": list(map(breakable, sender.lines)),
            "ways": [way._asdict() for way in sender.ways],
            "mark": MARK if sender.mark else "",
            "people": [
                {
                    "name": breakable(one.name),
                    "role": breakable(one.role),
                    "ways": [way._asdict() for way in one.ways],
                }
                for one in sender.people
            ],
        },
        "accent": sender.accent,
        "with_statuses": edition.with_statuses,
        "words": words(formats.date_format(published, "DATE_FORMAT")),
    }
    return document, content.files


def published_at(page, areas, edition):
    """Return when anything in the document was published last."""
    times = [one.last_published_at for one in [page, *areas] if one.last_published_at]
    if edition.with_statuses:
        latest = CommitmentUpdate.objects.order_by("-written_at").first()
        times += [latest.written_at] if latest else []
    return timezone.localtime(max(times, default=page.latest_revision_created_at))


def words(date: str) -> dict[str, str]:
    """Return the words of the document itself."""
    return {
        "contents": _("Contents"),
        "source": _("Source:"),
        "older": _("Changed since it was translated"),
        "unfollowed": _("No longer followed up:"),
        "read_more": _("Read more about"),
        "on_the_web": _("Read more, and see how far we have come:"),
        "pictures": _("Picture credits"),
        "notes": _("Notes"),
        "people": _("Our contact people"),
        "publisher": _("Publisher"),
        "published": _("The programme as it was published on %(date)s.") % {"date": date},
        "statuses": _("How far we have come, %(date)s") % {"date": date},
    }
