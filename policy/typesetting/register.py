"""The register of commitments as a document: of a term or an area, and how a closed term went."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from django.http import Http404, QueryDict
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from policy.models.commitments import Commitment, RegisterArea, Status, TermClosing
from policy.register.public.by_area import commitments_by_area
from policy.register.public.listing import Listing
from policy.register.public.outcome import Outcome

from .content import Content, Said
from .document import as_day, document_of
from .sender import Sender
from .words import breakable, shown


def register_document(
    page: Page, request: Any, sender: Sender, area: str = ""
) -> tuple[Said, Mapping[str, bytes]]:
    """Return what the register of the term of `page` says, or of the area with the slug `area`.

    Raises:
        Http404: the term has no such area.
    """
    query = QueryDict(mutable=True)
    query.update({"area": area} if area else {})
    listing = Listing(page, query, page.term)
    if listing.filters.chosen("area") != area:
        raise Http404
    report = Report(page, request)
    chapters = [
        report.chapter(one, [report.promise(own) for own in promises])
        for one, promises in commitments_by_area(listing.overview, listing.chosen_areas, Status)
    ]
    rows = [
        (row.area, [number for number, _address in row.cells])
        for row in listing.table
        if row.area in listing.chosen_areas
    ]
    statuses = [one.status for one in listing.statuses if one.number]
    name = f"{page.title} {page.term}"
    if area:
        name += f": {listing.chosen_areas[0].title}"
    return report.document(
        sender,
        name=name,
        address=page.full_url + listing.address() if area else page.full_url,
        summary=summary_of(statuses, rows, listing.words.statuses),
        chapters=chapters,
        method=_(
            "The statuses are our own assessment. Every update names its evidence or the reason, "
            "so that you can check it yourself."
        ),
    )


def outcome_document(
    page: Page, request: Any, sender: Sender, closing: TermClosing
) -> tuple[Said, Mapping[str, bytes]]:
    """Return what became of the promises of a closed term."""
    outcome = Outcome(page, closing)
    report = Report(page, request, closing.written_at)
    chapters = [
        report.chapter(area, [report.judged(one) for one in promises])
        for area, promises in outcome.sections
    ]
    shares = outcome.shares
    rows = [(area, [share.number for share in own]) for area, own, _total in outcome.table]
    statuses = [share.status for share in shares]
    day = formats.date_format(closing.date, "DATE_FORMAT")
    return report.document(
        sender,
        name=_("How it went %(term)s") % {"term": closing},
        address=page.full_url + page.outcome_path(closing),
        summary=summary_of(statuses, rows, statuses),
        chapters=chapters,
        method=_(
            "The term is over. Here is every promise that we made for it, and how it went. The "
            "verdicts are our own assessment, closed on %(date)s. Where we say how far a promise "
            "came, the evidence or the reason stands beside it."
        )
        % {"date": day},
    )


def summary_of(
    statuses: list[Any], rows: Iterable[tuple[RegisterArea, list[int]]], columns: list[Any]
) -> Said:
    """Return the numbers of areas; `columns` are their statuses, `statuses` those to show."""
    shown = [place for place, status in enumerate(columns) if status in statuses]
    lines = [
        {
            "title": breakable(area.title),
            "numbers": [numbers[place] for place in shown],
            "total": sum(numbers),
        }
        for area, numbers in rows
    ]
    totals = [sum(line["numbers"][place] for line in lines) for place in range(len(shown))]
    total = sum(totals)
    return {
        "total": total,
        "heading": ngettext("%(number)s commitment", "%(number)s commitments", total)
        % {"number": total},
        "statuses": [
            {
                "value": base_value(columns[place]),
                "name": str(columns[place].label),
                "definition": str(columns[place].definition),
                "number": one,
            }
            for place, one in zip(shown, totals, strict=True)
        ],
        "rows": lines,
    }


def base_value(status: Any) -> str:
    """Return the value by which the templates colour a status."""
    return status.value if isinstance(status, Status) else Status.NOT_ASSESSED.value


class Report:
    """Gathers what a document says of commitments; `times` are when any of it was written."""

    def __init__(self, page: Page, request: Any, *times: datetime):
        self.page = page
        self.root = request.build_absolute_uri("/").rstrip("/")
        self.content = Content(self.root, with_statuses=True)
        self.times = [*times, page.last_published_at]

    def document(self, sender: Sender, **said: Any) -> tuple[Said, Mapping[str, bytes]]:
        published = timezone.localtime(max(filter(None, self.times)))
        words = {
            "area": _("Area"),
            "all": _("All"),
            "page": _("Page"),
            "by_area": _("Commitments by area and status"),
            "evidence": _("Evidence:"),
            "published": _("The register as it was on %(date)s.") % {"date": as_day(published)},
        }
        document = document_of(
            self.content,
            sender,
            template="register",
            slogan=breakable(said["name"]),
            note=as_day(published),
            published=published,
            words=words,
            **said,
        )
        return document, self.content.files

    def chapter(self, area: RegisterArea, promises: list[Said]) -> Said:
        return {"title": breakable(area.title), "promises": promises}

    def promise(self, one: Commitment) -> Said:
        return self.said(one, one.history.shown, one.latest_update)

    def judged(self, one: Any) -> Said:
        """Return what is said of a Judged of an Outcome."""
        said = self.said(one.commitment, one.words, one.update)
        if one.is_corrected:
            said["notes"].append(f"{_('Corrected')} {as_day(one.update.written_at)}")
        for relation in one.became:
            said["notes"].append(f"{relation.get_kind_display()}: {relation.later.statement}")
        said["notes"] = list(map(breakable, said["notes"]))
        return said

    def said(self, one: Commitment, words: Any, update: Any) -> Said:
        self.times += [self.moment(wording.date) for wording in one.wordings.all()]
        self.times += [other.written_at for other in one.uncorrected_updates]
        status = one.shown_status
        return {
            "number": one.public_id,
            "address": self.page.full_url + one.path,
            "text": breakable(words.statement or one.text),
            "lang": words.language.partition("-")[0],
            "status": base_value(status),
            "status_name": str(status.label),
            "notes": list(self.notes(one)),
            "date": formats.date_format(update.date, "DATE_FORMAT") if update else "",
            "happened": breakable(update.text) if update else "",
            "happened_lang": update.language.partition("-")[0] if update else "",
            "evidence": list(map(self.evidence, update.evidence.all())) if update else [],
        }

    def notes(self, one: Commitment) -> Iterable[str]:
        if one.outdated_update:
            name = one.outdated_update.as_status.label
            yield _("“%(name)s” was said of former words") % {"name": name}
        if one.withdrawn_since:
            day = formats.date_format(one.withdrawn_since, "DATE_FORMAT")
            yield f"{_('Taken out of the programme')} {day}"
        elif one.history.unfollowed:
            yield _("No longer followed up")

    def evidence(self, one: Any) -> Said:
        address = one.url
        full = self.root + address if address.startswith("/") else address
        return {"title": breakable(one.title) or shown(full), "address": full}

    def moment(self, day: Any) -> datetime:
        return timezone.make_aware(datetime.combine(day, time()))
