"""Version 2 of the open data: all that the register's logs hold. See docs/register-format.md."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.http import HttpResponse, HttpResponseBadRequest, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from policy.models.commitments import (
    Commitment,
    CommitmentMove,
    CommitmentRelation,
    CommitmentUpdate,
    CommitmentWording,
    Evidence,
    RegisterArea,
)
from policy.models.commitments.history import WordingHistory

from . import downloads
from .as_of import CommitmentAsOf, commitments_as_of
from .downloads import attachment, csv_line, json_parts
from .source import Source, sources_of

# The columns of the CSV file, in order, and what each holds. Those of version 1 mean the same.
KNOWN = dict(downloads.COLUMNS)
COLUMNS = (
    *((name, KNOWN[name]) for name in ("id", "address")),
    ("page", _("The address of the page that promises it today; empty where none does.")),
    ("heading", _("The heading of the list that it stands in.")),
    ("wording", KNOWN["wording"]),
    ("worded", _("The day of that wording.")),
    *((name, KNOWN[name]) for name in ("area", "area_id", "term_start", "term_end")),
    *((name, KNOWN[name]) for name in ("promised", "withdrawn")),
    ("withdrawn_because", _("Why: removed, unpublished, deleted, replaced or merged.")),
    ("unfollowed", _("The day since which it is no longer followed up, though it is promised.")),
    ("unfollowed_because", _("The reason for that.")),
    ("counted", _("no: it was split or merged, and is counted where it is promised now.")),
    *((name, KNOWN[name]) for name in ("status", "status_name", "updated")),
    ("judged", _("The words that this status judged.")),
    *((name, KNOWN[name]) for name in ("what_happened", "evidence_url", "evidence_title")),
    (
        "former_status",
        _("The last status of former words, where those of today are not judged."),
    ),
    ("former_judged", _("Those former words.")),
    ("became", _("What became of it, as kind:number: split, merged, replaced or taken-over.")),
    ("came_from", _("What it came from, in the same way.")),
    ("moved_from", _("The areas where it stood before, and until when.")),
    ("done_means", _("What it means that it is done.")),
    ("due", _("The day by which it is to be done.")),
    ("responsible", _("Who answers for it.")),
    (
        "evidence",
        _(
            "All its evidence, a line for each piece: address, name, day when it was seen, "
            "document and whether it is the party's own word (own), with tabs between."
        ),
    ),
)


# What the JSON file holds (JSON Schema, draft 2020-12).
SCHEMA = Path(__file__).with_name("register-v2.schema.json")


class BadDayError(ValueError):
    """The day that the register is asked for is none, or has not come yet."""


def day_of(query: QueryDict) -> date | None:
    """Return the day of `?as_of=2021-12-31`, or None for now."""
    given = query.get("as_of")
    if given is None:
        return None
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError:
        raise BadDayError(
            _("Write the day of as_of as YYYY-MM-DD, for instance 2021-12-31.")
        ) from None
    if day > timezone.localdate():
        raise BadDayError(_("The day of as_of has not come yet."))
    return day


class OpenData:
    """The downloads of version 2, as of `day` or as the register is now.

    `root` is the full address of the register, whose Page is `register`.
    """

    def __init__(self, register: Page, root: str, publisher: str, day: date | None):
        self.register = register
        self.root = root
        self.publisher = publisher
        self.day = day

    def json(self) -> HttpResponse:
        response = attachment(self.json_parts(), "application/json", self.name("json"))
        self.licensed(response)["Link"] += f', <{self.schema}>; rel="describedby"'
        return response

    def csv(self) -> HttpResponse:
        return self.licensed(
            attachment(self.csv_parts(), "text/csv; charset=utf-8", self.name("csv"))
        )

    @property
    def schema(self) -> str:
        return f"{self.root}data/v2/schema/"

    def name(self, ending: str) -> str:
        return "-".join(filter(None, ["loften-v2", self.day and f"{self.day}"])) + f".{ending}"

    def licensed(self, response: StreamingHttpResponse) -> StreamingHttpResponse:
        response["Link"] = f'<{self.register.licence_url}>; rel="license"'
        return response

    def json_parts(self) -> Iterator[str]:
        about = {
            "as_of": self.day or timezone.localdate(),
            "register": self.root,
            "schema": self.schema,
            "publisher": self.publisher,
            "licence": {"name": self.register.licence, "url": self.register.licence_url},
        }
        pages, sources = self.pages(), sources_of()
        told = (self.told(one, pages, sources) for one in commitments_as_of(self.day))
        return json_parts(2, about, told)

    def csv_parts(self) -> Iterator[str]:
        yield "\ufeff" + csv_line(name for name, _meaning in COLUMNS)
        pages = self.pages()
        for one in commitments_as_of(self.day):
            row = self.row(one, pages)
            yield csv_line(row[name] for name, _meaning in COLUMNS)

    def pages(self) -> dict[Any, str]:
        """The full addresses of the pages with promises, by translation key."""
        pages = Page.objects.live().filter(
            locale=self.register.locale_id,
            alias_of=None,
            translation_key__in=Commitment.objects.values("translation_key"),
        )
        return {page.translation_key: page.full_url for page in pages}

    def told(
        self, one: CommitmentAsOf, pages: dict[Any, str], sources: dict[str, Source]
    ) -> dict[str, Any]:
        """What the JSON file says of a commitment."""
        history = one.history
        source = sources.get(one.commitment.public_id)
        former = one.outdated_update
        unfollowed = history.unfollowed
        return {
            **self.base(one, pages),
            "area": area_told(one.area),
            "term": {"start": one.area.term_start, "end": one.area.term_end, "closed": one.closed},
            "language": history.language,
            "withdrawn": one.withdrawn_since,
            "withdrawn_because": left_because(one),
            "unfollowed": unfollowed and {"date": unfollowed.date, "reason": unfollowed.note},
            "counted": one.is_counted,
            "status": one.status.value,
            "status_name": str(one.shown_status.label),
            "updated": one.latest_update and one.latest_update.date,
            "judged_by": one.latest_update and one.latest_update.pk,
            "former_status": former and {"status": former.status, "update": former.pk},
            "goals": [
                {
                    "criterion": goal.criterion,
                    "due": goal.due,
                    "responsible": goal.responsible,
                    "written": goal.written_at.isoformat(timespec="seconds"),
                }
                for goal in one.goals
            ],
            "languages": [language_told(history, last) for last in history.latest.values()],
            "wordings": [wording_told(wording) for wording in history.wordings],
            "updates": [self.update_told(one, update) for update in one.updates],
            "became": [relation_told(row, row.later.public_id) for row in one.became],
            "came_from": [relation_told(row, row.earlier.public_id) for row in one.came_from],
            "moves": [move_told(move) for move in one.moves],
            "source": source and source.told(urljoin(self.root, "/").rstrip("/")),
        }

    def base(self, one: CommitmentAsOf, pages: dict[Any, str]) -> dict[str, Any]:
        """What both files say in the same way."""
        history = one.history
        shown = history.shown
        promised = not history.withdrawn_since
        return {
            "id": one.commitment.public_id,
            "address": self.root + one.commitment.path,
            "page": pages.get(one.commitment.translation_key) if promised else None,
            "heading": shown.heading if shown else "",
            "wording": history.text,
            "worded": shown and shown.date,
            "promised": history.promised_since,
        }

    def update_told(self, one: CommitmentAsOf, update: CommitmentUpdate) -> dict[str, Any]:
        return {
            "id": update.pk,
            "date": update.date,
            "status": update.status,
            "wording": update.wording_id,
            "judged": update.wording and update.wording.statement,
            "is_outdated": one.is_outdated(update),
            "what_happened": update.what_happened,
            "translations": [
                {"language": language, "what_happened": text}
                for language, text in sorted(one.translations_of(update).items())
            ],
            "evidence_url": update.evidence_url and urljoin(self.root, update.evidence_url),
            "evidence_title": update.evidence_title,
            "evidence": [self.evidence_told(piece) for piece in update.evidence.all()],
            "corrects": update.corrects_id,
            "written": update.written_at.isoformat(timespec="seconds"),
        }

    def evidence_told(self, piece: Evidence) -> dict[str, Any]:
        return {
            "address": urljoin(self.root, piece.url),
            "title": piece.title,
            "seen": piece.kept,
            "document": piece.document and urljoin(self.root, piece.document.url),
            "own_account": piece.is_own,
        }

    def evidence_line(self, piece: Evidence) -> str:
        told = self.evidence_told(piece)
        title, own = " ".join(piece.title.split()), "own" if piece.is_own else ""
        return "\t".join([told["address"], title, f"{piece.kept}", told["document"] or "", own])

    def row(self, one: CommitmentAsOf, pages: dict[Any, str]) -> dict[str, Any]:
        """The cells of a line of the CSV file, by column."""
        history, update, former = one.history, one.latest_update, one.outdated_update
        unfollowed, goal = history.unfollowed, next(iter(one.goals), None)
        evidence = update.evidence_url if update else ""
        cells = {
            **self.base(one, pages),
            "area": one.area.title,
            "area_id": one.area.slug,
            "term_start": one.area.term_start,
            "term_end": one.area.term_end,
            "withdrawn": one.withdrawn_since,
            "withdrawn_because": left_because(one),
            "unfollowed": unfollowed and unfollowed.date,
            "unfollowed_because": unfollowed and unfollowed.note,
            "counted": "yes" if one.is_counted else "no",
            "status": one.status.value,
            "status_name": one.shown_status.label,
            "updated": update and update.date,
            "judged": update and update.wording and update.wording.statement,
            "what_happened": update and update.what_happened,
            "evidence_url": urljoin(self.root, evidence) if evidence else "",
            "evidence_title": update and update.evidence_title,
            "former_status": former and former.status,
            "former_judged": former and former.wording and former.wording.statement,
            "became": " ".join(f"{row.kind}:{row.later.public_id}" for row in one.became),
            "came_from": " ".join(f"{row.kind}:{row.earlier.public_id}" for row in one.came_from),
            "moved_from": "; ".join(f"{move.from_area} {move.date}" for move in one.moves),
            "done_means": goal and goal.criterion,
            "due": goal and goal.due,
            "responsible": goal and goal.responsible,
            "evidence": "\n".join(map(self.evidence_line, update.evidence.all() if update else ())),
        }
        return {name: "" if value is None else value for name, value in cells.items()}


def left_because(one: CommitmentAsOf) -> str | None:
    """Return the reason for which a commitment was withdrawn, None where it is promised."""
    last = max(one.history.deciding, key=lambda wording: wording.pk)
    return last.reason if one.withdrawn_since else None


def area_told(area: RegisterArea) -> dict[str, Any]:
    return {"id": area.slug, "name": area.title}


def language_told(history: WordingHistory, last: CommitmentWording) -> dict[str, Any]:
    return {
        "language": last.language,
        "wording": last.text,
        "heading": last.heading,
        "date": last.date,
        "withdrawn": None if last.is_promised else last.date,
        "is_older": last.language in history.older_languages,
    }


def wording_told(wording: CommitmentWording) -> dict[str, Any]:
    fields = ("language", "date", "heading", "text", "change", "reason", "note")
    return {"id": wording.pk, **{name: getattr(wording, name) for name in fields}}


def relation_told(relation: CommitmentRelation, other: str) -> dict[str, Any]:
    return {
        "kind": relation.kind,
        "commitment": other,
        "date": relation.date,
        "note": relation.note,
    }


def move_told(move: CommitmentMove) -> dict[str, Any]:
    return {
        "date": move.date,
        "from": {**area_told(move.from_area), "term": move.from_area.term},
        "to": {**area_told(move.to_area), "term": move.to_area.term},
    }


def open_data(
    register: Page, root: str, publisher: str, query: QueryDict, kind: str
) -> HttpResponse:
    """Return a download of `kind`, "json" or "csv"; what is wrong with the day, with status 400."""
    try:
        day = day_of(query)
    except BadDayError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    data = OpenData(register, root, publisher, day)
    return data.json() if kind == "json" else data.csv()
