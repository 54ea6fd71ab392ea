"""How far the commitments of a page have come: shown at each point, looked up for all at once.

Nothing is shown at a point that nobody has assessed yet.
"""

from urllib.parse import quote

from django.core.cache import cache
from django.db.models import F

from policy.models.commitments import Commitment, Status, slug_of
from policy.register.bullets import normalised, points_of

A_DAY = 24 * 3600


def show_standing(pages, register):
    """Give every followed-up point of `pages` its `anchor`, its `standing` if any, and `url`.

    `register` is Navigation.register; where there is none, there is nothing to lead to.
    What was looked up is kept under the register's version number, and so exact.
    """
    followed = [page for page in pages if next(points_of(page.body), None)]
    if not followed or register is None:
        return
    known = standing_of([page.translation_key for page in followed], register.register_version)
    address = register.url
    for page in followed:
        for point in points_of(page.body):
            if found := known[page.translation_key].get(point.id):
                public_id, value = found
                status = Status(value)
                point.standing = status if status.is_assessment else None
                point.anchor = f"lofte-{public_id}"
                point.url = f"{address}{public_id}/{quote(slug_of(normalised(point.value)))}/"


def standing_of(keys, version):
    """Return {translation key: {block id: (public id, status)}} with one query at most."""
    names = {f"register-standing-{version}-{key}": key for key in keys}
    known = {names[name]: found for name, found in cache.get_many(names).items()}
    if missing := [key for key in keys if key not in known]:
        looked_up = look_up(missing)
        known |= looked_up
        cache.set_many(
            {name: looked_up[key] for name, key in names.items() if key in looked_up}, A_DAY
        )
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
