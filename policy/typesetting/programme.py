"""The programme of one term in one language as a document."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from policy.models.commitments import CommitmentUpdate, TermClosing
from policy.models.index import PolicyIndexPage

from .content import Content, Said
from .document import as_day, document_of
from .nodes import nodes_of
from .sender import Sender
from .words import breakable


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
    note = _("How far we have come, %(date)s") % {"date": as_day(published)}
    document = document_of(
        content,
        sender,
        template="programme",
        paper=edition.paper,
        published=published,
        name=page.title_with_term,
        slogan=breakable(page.slogan),
        note=note if edition.with_statuses else "",
        introduction=nodes_of(page.introduction, content.root),
        areas=areas,
        address=page.full_url,
        words=words(as_day(published)),
    )
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
        "source": _("Source:"),
        "older": _("Changed since it was translated"),
        "unfollowed": _("No longer followed up:"),
        "read_more": _("Read more"),
        "on_the_web": _("Read more, and see how far we have come:"),
        "notes": _("Notes"),
        "people": _("Our contact people"),
        "published": _("The programme as it was published on %(date)s.") % {"date": date},
    }
