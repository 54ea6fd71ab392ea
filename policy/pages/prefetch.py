"""What a list of pages needs from the database, one query for each kind of thing."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from django.core.cache import caches
from django.db.models import F

from policy.models.commitments import Commitment, Status, slug_of
from policy.models.images import PictureRendition
from policy.register.bullets import normalised, points_of


def prefetch_content(pages):
    """Load the pictures, links and renditions of all `pages` together.

    A StreamField loads its own pictures and pages when it is first read: a query
    for each page and kind. Here the streams of all pages are read as one. What has been written
    into a stream since it was loaded, as in the preview of a translation, stays in it.
    """
    for name in ("body", "read_more"):
        streams = [getattr(page, name) for page in pages]
        if streams:
            loaded = streams[0].stream_block.bulk_to_python([s.get_prep_value() for s in streams])
            for page, stream in zip(pages, loaded, strict=True):
                setattr(page, name, stream)
    pictures = list(pictures_of(pages))
    renditions = list(PictureRendition.objects.filter(image__in=pictures)) if pictures else []
    for picture in pictures:
        own = [one for one in renditions if one.image_id == picture.pk]
        for rendition in own:
            rendition.image = picture
        picture.prefetched_renditions = own


def pictures_of(pages):
    """Yield every picture that the pages show."""
    for page in pages:
        if page.picture:
            yield page.picture
        for block in page.body:
            if block.block_type == "pictures":
                shown = (picture["image"] for picture in block.value["pictures"])
                yield from filter(None, shown)


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
