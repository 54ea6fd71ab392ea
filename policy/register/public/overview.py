"""Which commitments there are, by area and status: what the register's summary and filters need.

It follows from the logs alone, and is worked out once for each version of the site.
"""

from array import array
from typing import NamedTuple

from django.core.cache import caches

from policy.models.commitments import Commitment, RegisterArea


class Overview(NamedTuple):
    """The RegisterAreas, and the primary keys of commitments by (area's pk, status).

    `withdrawn` counts those that no page promises any longer, by area's pk.
    """

    areas: list
    keys: dict
    withdrawn: dict

    @property
    def terms(self):
        """Every term, for instance "2018–2022", the newest first."""
        return list(dict.fromkeys(area.term for area in self.areas))

    def count(self, areas, status):
        return sum(len(self.keys.get((area.pk, status.value), ())) for area in areas)

    def choose(self, areas, statuses):
        """The primary keys of the commitments of `areas` that have one of `statuses`, in order."""
        chosen = []
        for area in areas:
            found = (self.keys.get((area.pk, status.value), ()) for status in statuses)
            chosen.extend(sorted(key for keys in found for key in keys))
        return chosen


def overview():
    """Return the Overview as the register is now."""
    return caches["shared"].get_or_set("register-overview", work_out)


def work_out():
    keys = {}
    withdrawn = {}
    rows = Commitment.objects.with_status().with_publication().order_by("pk")
    for key, area, status, is_published in rows.values_list(
        "pk", "area", "status_value", "is_published"
    ):
        keys.setdefault((area, status), array("q")).append(key)
        if not is_published:
            withdrawn[area] = withdrawn.get(area, 0) + 1
    used = {area for area, _status in keys}
    return Overview(
        [area for area in RegisterArea.objects.all() if area.pk in used], keys, withdrawn
    )
