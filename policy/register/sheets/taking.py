"""What a spreadsheet that comes back would write: drafts of updates, or what is wrong in it."""

from django.utils.translation import gettext as _

from policy.models import Commitment, UpdateDraft
from policy.models.commitments.draft import CELLS

from .columns import COLUMNS, date_of, status_of
from .reading import FORMULA

LONGEST = 5000


class Taken:
    """The rows of a spreadsheet, as reading.read() gives them.

    `cells` has the cells of an UpdateDraft by the key of its commitment, of each row that is
    filled in; `problems`, what is wrong, in words that name the row and the column.
    """

    def __init__(self, rows):
        self.cells, self.problems, self.rows_of = {}, [], {}
        found = Commitment.objects.for_editors().with_latest_update()
        numbers = {str(row.get("number", "")) for _number, row in rows}
        self.commitments = {one.public_id: one for one in found.filter(public_id__in=numbers)}
        for number, row in rows:
            self.take(number, row)

    def take(self, number, row):
        """Take one row, which stands at `number` of the file."""
        if not any(row.get(name, "") != "" for name in CELLS):
            return
        commitment = self.commitment_of(number, row)
        cells = {name: self.cell(number, name, row.get(name, "")) for name in CELLS}
        for name in ("judged", "seen"):
            cells[name] = self.key(number, name, row.get(name, ""))
        if commitment:
            current = commitment.history.current
            newest = commitment.newest_update
            if cells["judged"] is None:
                cells["judged"] = current.pk if current else None
            if cells["seen"] is None:
                cells["seen"] = newest.pk if newest else 0
            self.cells[commitment.pk] = cells

    def commitment_of(self, number, row):
        """Return the commitment of a row; None where there is none that takes updates."""
        public_id = str(row.get("number", ""))
        one = self.commitments.get(public_id)
        if one is None:
            self.tell(number, "number", _("There is no promise with the number “%s”."), public_id)
        elif one.is_closed:
            self.tell(number, "number", _("The term of the promise “%s” is closed."), public_id)
        elif public_id in self.rows_of:
            text = _("The promise stands in row %s already.")
            self.tell(number, "number", text, self.rows_of[public_id])
        else:
            self.rows_of[public_id] = number
            return one
        return None

    def cell(self, number, name, value):
        if value is FORMULA:
            text = _("Here stands a formula. Write what it gives.")
        elif len(str(value)) > LONGEST:
            text = _("The text is longer than %s letters.") % LONGEST
        else:
            try:
                return written(name, value)
            except ValueError:
                text = _("“%s” is no status: choose one of the list.")
                if name == "date":
                    text = _("“%s” is no date. Write it as 2026-11-28.")
                text = text.replace("%s", str(value)[:50])
        self.tell(number, name, text)
        return ""

    def key(self, number, name, value):
        if value == "" or str(value).isdecimal():
            return int(value) if value != "" else None
        self.tell(number, name, _("What stood there is to be left as it was."))
        return None

    def tell(self, number, name, text, *values):
        place = {"row": number, "column": COLUMNS[name], "text": text % values if values else text}
        self.problems.append(_("Row %(row)d, %(column)s: %(text)s") % place)

    def keep(self, user):
        """Make the rows drafts of `user`; return how many of them say something new.

        What the user had typed in such a row is kept beside it.
        """
        drafts = UpdateDraft.objects.filter(user=user, commitment__in=self.cells)
        before = {one.commitment_id: one.cells for one in drafts}
        new = {pk: one for pk, one in self.cells.items() if not same(one, before.get(pk))}
        for pk, cells in new.items():
            if pk in before:
                cells["replaced"] = " · ".join(filter(None, map(before[pk].get, CELLS)))
        UpdateDraft.objects.keep(user, new)
        return len(new)


def written(name, value):
    """Return what a cell says, as an UpdateDraft keeps it; raise ValueError for what is none."""
    if value == "":
        return ""
    if name == "status":
        return status_of(str(value))
    return date_of(value) if name == "date" else str(value)


def same(one, other):
    return other is not None and all(one[name] == other.get(name, "") for name in CELLS)
