"""The commitments of areas as documents and reports list them, with their evidence."""

from collections.abc import Iterable

from policy.models.commitments import Commitment, RegisterArea, Status

from .overview import Overview


def commitments_by_area(
    overview: Overview, areas: Iterable[RegisterArea], statuses: Iterable[Status]
) -> list[tuple[RegisterArea, list[Commitment]]]:
    """Return each area with its commitments that have one of `statuses`, in order.

    They are read in a number of queries that never grows.
    """
    statuses = list(statuses)
    keys = [(area, overview.choose([area], statuses)) for area in areas]
    commitments = Commitment.objects.for_reading().with_latest_update()
    commitments = commitments.prefetch_related("uncorrected_updates__evidence__document")
    found = commitments.in_bulk([key for _area, own in keys for key in own])
    return [(area, [found[key] for key in own if key in found]) for area, own in keys]
