"""How far the commitments of a page have come: shown at each point, looked up for all at once.

Nothing is shown at a point that nobody has assessed yet.
"""

from urllib.parse import quote

from django.core.cache import caches
from django.db.models import F

from policy.models.commitments import Commitment, Status, slug_of
from policy.register.bullets import normalised, points_of


def show_standing(pages, register, request):
    """Give every followed-up point of `pages` its `anchor`, its `standing` if any, and `url`.

    `register` is Navigation.register; where there is none, there is nothing to lead to.
    """
    followed = [page for page in pages if next(points_of(page.body), None)]
    if not followed or register is None:
        return
    known = standing_of([page.translation_key for page in followed])
    address = register.get_url(request)
    for page in followed:
        for point in points_of(page.body):
            if found := known[page.translation_key].get(point.id):
                public_id, value = found
                status = Status(value)
                point.standing = status if status.is_assessment else None
                point.anchor = f"lofte-{public_id}"
                point.url = f"{address}{public_id}/{quote(slug_of(normalised(point.value)))}/"


def standing_of(keys):
    """Return {translation key: {block id: (public id, status)}} with one query at most."""
    shared = caches["shared"]
    names = {f"standing-{key}": key for key in keys}
    known = {names[name]: found for name, found in shared.get_many(names).items()}
    if missing := [key for key in keys if key not in known]:
        looked_up = look_up(missing)
        shared.set_many({f"standing-{key}": found for key, found in looked_up.items()})
        known |= looked_up
    return known


def look_up(keys):
    rows = (
        Commitment.objects.filter(points__translation_key__in=keys)
        .annotate(page_key=F("points__translation_key"), block=F("points__block_id"))
        .with_status()
    )
    found = {key: {} for key in keys}
    for key, block, *standing in rows.values_list("page_key", "block", "public_id", "status_value"):
        found[key][block] = tuple(standing)
    return found
