"""What the JSON file says of a commitment."""

from pathlib import Path
from typing import Any

from policy.models.commitments import (
    CommitmentMove,
    CommitmentRelation,
    CommitmentUpdate,
    CommitmentWording,
    RegisterArea,
)
from policy.models.commitments.history import WordingHistory

from ..source import Source
from .entry import Entry, left_because

# What the JSON file holds (JSON Schema, draft 2020-12).
SCHEMA = Path(__file__).with_name("schema.json")


def told(entry: Entry, source: Source | None) -> dict[str, Any]:
    """Return the fields of a commitment; `source` is what the adopted document says of it."""
    one, history = entry.commitment, entry.commitment.history
    former = one.outdated_update
    unfollowed = history.unfollowed
    return {
        **entry.base(),
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
        "updates": [update_told(entry, update) for update in one.updates],
        "became": [relation_told(row, row.later.public_id) for row in one.became],
        "came_from": [relation_told(row, row.earlier.public_id) for row in one.came_from],
        "moves": [move_told(move) for move in one.moves],
        "source": source and source.told(entry.address("/").rstrip("/")),
    }


def update_told(entry: Entry, update: CommitmentUpdate) -> dict[str, Any]:
    one = entry.commitment
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
        "evidence_url": update.evidence_url and entry.address(update.evidence_url),
        "evidence_title": update.evidence_title,
        "evidence": [entry.evidence(piece) for piece in update.evidence.all()],
        "corrects": update.corrects_id,
        "written": update.written_at.isoformat(timespec="seconds"),
    }


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
