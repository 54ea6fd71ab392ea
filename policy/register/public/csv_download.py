import csv
import io
from urllib.parse import urljoin

from django.utils.translation import gettext_lazy as _

from .downloads import attachment, everything, latest

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
            "partly-done, done, dropped or untraceable."
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
        yield "\ufeff" + line([name for name, _meaning in COLUMNS])
        for one in everything():
            yield line(row(one, root))

    return attachment(lines(), "text/csv; charset=utf-8", "loften.csv")


def line(values):
    output = io.StringIO()
    csv.writer(output).writerow(map(harmless, values))
    return output.getvalue()


def harmless(value):
    """Return `value` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{value}" if str(value).startswith(("=", "+", "-", "@", "\t", "\r")) else value


def row(one, root):
    update = latest(one)
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
        one.status.label,
        one.updated or "",
        update.what_happened if update else "",
        urljoin(root, update.evidence_url) if update and update.evidence_url else "",
        update.evidence_title if update else "",
    ]
