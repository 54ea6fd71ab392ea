"""How far the commitments of a page have come: shown at each of its points."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from django.core.cache import caches
from django.db.models import F

from policy.models.commitments import Commitment, Status, slug_of
from policy.register.bullets import normalised, points_of


class PointStatus(NamedTuple):
    """The public id of a point's commitment, and the value of its Status."""

    public_id: str
    value: str


def attach_statuses(pages, register, request):
    """Give every followed-up point of `pages` its `anchor`, `url` and `status`.

    The status is None before the first update. `register` is Navigation.register; without one
    there is nothing to link to.
    """
    followed = [page for page in pages if next(points_of(page.body), None)]
    if not followed or register is None:
        return
    known = cached_statuses([page.translation_key for page in followed])
    address = register.get_url(request)
    for page in followed:
        for point in points_of(page.body):
            if found := known[page.translation_key].get(point.id):
                status = Status(found.value)
                point.status = status if status.is_assessment else None
                point.anchor = f"lofte-{found.public_id}"
                point.url = f"{address}{found.public_id}/{quote(slug_of(normalised(point.value)))}/"


def cached_statuses(keys: Iterable[str]) -> dict[str, dict[str, PointStatus]]:
    """Return statuses by block id, by translation key of the page: with one query at most."""
    shared = caches["shared"]
    names = {f"point-statuses-{key}": key for key in keys}
    known = {names[name]: found for name, found in shared.get_many(names).items()}
    if missing := [key for key in keys if key not in known]:
        loaded = load_statuses(missing)
        shared.set_many({f"point-statuses-{key}": found for key, found in loaded.items()})
        known |= loaded
    return known


def load_statuses(keys):
    rows = (
        Commitment.objects.filter(points__translation_key__in=keys)
        .annotate(page_key=F("points__translation_key"), block=F("points__block_id"))
        .with_status()
    )
    found = {key: {} for key in keys}
    for key, block, *row in rows.values_list("page_key", "block", "public_id", "status_value"):
        found[key][block] = PointStatus(*row)
    return found
