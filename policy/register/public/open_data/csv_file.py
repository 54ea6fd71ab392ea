"""What a line of the CSV file says of a commitment."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from policy.models.commitments import Evidence

from .. import downloads
from .entry import Entry, left_because

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


def row(entry: Entry) -> dict[str, Any]:
    """The cells of a line of the CSV file, by column."""
    one = entry.commitment
    history, update, former = one.history, one.latest_update, one.outdated_update
    unfollowed, goal = history.unfollowed, next(iter(one.goals), None)
    evidence = update.evidence_url if update else ""
    cells = {
        **entry.base(),
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
        "evidence_url": entry.address(evidence) if evidence else "",
        "evidence_title": update and update.evidence_title,
        "former_status": former and former.status,
        "former_judged": former and former.wording and former.wording.statement,
        "became": " ".join(f"{row.kind}:{row.later.public_id}" for row in one.became),
        "came_from": " ".join(f"{row.kind}:{row.earlier.public_id}" for row in one.came_from),
        "moved_from": "; ".join(f"{move.from_area} {move.date}" for move in one.moves),
        "done_means": goal and goal.criterion,
        "due": goal and goal.due,
        "responsible": goal and goal.responsible,
        "evidence": "\n".join(
            evidence_line(entry, piece) for piece in (update.evidence.all() if update else ())
        ),
    }
    return {name: "" if value is None else value for name, value in cells.items()}


def evidence_line(entry: Entry, piece: Evidence) -> str:
    told = entry.evidence(piece)
    title, own = " ".join(piece.title.split()), "own" if piece.is_own else ""
    return "\t".join([told["address"], title, f"{piece.kept}", told["document"] or "", own])
