"""Version 1 of the register as open data: CSV and JSON. See docs/register-format.md."""

import csv
import io
import json
from urllib.parse import urljoin

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from policy.models.commitments import Commitment, Status

# The columns of the CSV file, in order, and what each holds. Never rename or move one.
COLUMNS = (
    ("id", _("The number of the commitment, which never changes.")),
    ("address", _("The permanent address of the commitment.")),
    ("wording", _("Its present wording, or the last one.")),
    ("area", _("The name of its area.")),
    ("area_id", _("The area's part of the address.")),
    ("term_start", _("The first year of its term.")),
    ("term_end", _("The last year of its term.")),
    ("promised", _("The day on which it was first published on this website, as YYYY-MM-DD.")),
    ("withdrawn", _("The day on which it left the programme; empty while it stands there.")),
    (
        "status",
        _(
            "The status: not-assessed before the first update, then not-started, started, "
            "partly-done, done, not-done, dropped or untraceable."
        ),
    ),
    ("status_name", _("The status in words.")),
    ("updated", _("The day of the latest update; empty before the first.")),
    ("what_happened", _("The text of the latest update.")),
    ("evidence_url", _("The address of its evidence.")),
    ("evidence_title", _("The name of its evidence.")),
)


def csv_download(root):
    """Return a response with a line for each commitment; `root` is the register's full address."""

    def lines():
        yield "\ufeff" + csv_line([name for name, _meaning in COLUMNS])
        loaded = Commitment.objects.with_latest_update()
        loaded = loaded.prefetch_related("uncorrected_updates__evidence__document")
        for one in all_commitments(loaded):
            yield csv_line(csv_row(one, root))

    return attachment(lines(), "text/csv; charset=utf-8", "loften.csv")


def csv_line(values):
    output = io.StringIO()
    csv.writer(output).writerow(map(harmless, values))
    return output.getvalue()


def harmless(value):
    """Return `value` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{value}" if str(value).startswith(("=", "+", "-", "@", "\t", "\r")) else value


def csv_row(one, root):
    update = one.latest_update
    return [
        one.public_id,
        root + one.path,
        one.text,
        one.area.title,
        one.area.slug,
        one.area.term_start,
        one.area.term_end,
        one.promised_since,
        one.withdrawn_since or "",
        one.status.value,
        one.shown_status.label,
        one.updated or "",
        update.what_happened if update else "",
        urljoin(root, update.evidence_url) if update and update.evidence_url else "",
        update.evidence_title if update else "",
    ]


def json_download(root):
    """Return a response with every commitment, all its wordings and all its updates."""

    loaded = all_commitments(Commitment.objects.prefetch_related("updates__evidence__document"))
    parts = json_parts(1, {"register": root}, (as_json(one, root) for one in loaded))
    return attachment(parts, "application/json", "loften.json")


def json_parts(version, about, commitments):
    """Yield the text of a JSON file: `about` the register, and what is told of each commitment."""
    head = {
        "format": "lokalpolitik-register",
        "version": version,
        "generated": timezone.now().isoformat(timespec="seconds"),
        **about,
        "statuses": {one.value: status_told(one) for one in Status},
    }
    yield json.dumps(head, ensure_ascii=False, default=str)[:-1] + ', "commitments": ['
    between = "\n"
    for told in commitments:
        yield between + json.dumps(told, ensure_ascii=False, default=str)
        between = ",\n"
    yield "\n]}\n"


def status_told(status):
    """Return the words of a Status, with those of a closed term where they are others."""
    closed = status.shown(True)
    return {**words_of(status), **({"closed": words_of(closed)} if closed != status else {})}


def words_of(status):
    return {"name": str(status.label), "definition": str(status.definition)}


def as_json(one, root):
    area = one.area
    return {
        "id": one.public_id,
        "address": root + one.path,
        "wording": one.text,
        "area": {"id": area.slug, "name": area.title},
        "term": {"start": area.term_start, "end": area.term_end},
        "promised": one.promised_since,
        "withdrawn": one.withdrawn_since,
        "status": one.status.value,
        "status_name": str(one.shown_status.label),
        "updated": one.updated,
        "wordings": [
            {"language": w.language, "date": w.date, "text": w.text, "reason": w.reason}
            for w in one.wordings.all()
        ],
        "updates": [
            {
                "id": update.pk,
                "date": update.date,
                "status": update.status,
                "what_happened": update.what_happened,
                "evidence_url": update.evidence_url and urljoin(root, update.evidence_url),
                "evidence_title": update.evidence_title,
                "corrects": update.corrects_id,
                "written": update.written_at.isoformat(timespec="seconds"),
            }
            for update in one.updates.all()
        ],
    }


def all_commitments(queryset):
    return queryset.for_reading().order_by("pk").iterator(chunk_size=500)


class PublicDownload(StreamingHttpResponse):
    """A file that is the same for everybody until the site changes, so that it may be kept."""


def attachment(parts, content_type, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return PublicDownload(parts, content_type=content_type, headers=headers)
