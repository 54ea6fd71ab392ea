"""What a list of pages needs from the database, one query for each kind of thing."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.cache import caches
from django.db.models import F

from policy.models.commitments import Commitment, Status, slug_of
from policy.models.images import Picture, PictureRendition
from policy.register.bullets import normalised, points_of
from policy.translation.roots import language_of

TOP_PICTURES = ("picture", "picture_dark")


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
    load_pictures(pages)
    pictures = list(pictures_of(pages))
    renditions = list(PictureRendition.objects.filter(image__in=pictures)) if pictures else []
    for picture in pictures:
        own = [one for one in renditions if one.image_id == picture.pk]
        for rendition in own:
            rendition.image = picture
        picture.prefetched_renditions = own


def load_pictures(pages):
    """Load the pictures at the top of `pages` that have not been loaded with them, in one query."""
    missing = [
        (page, field)
        for page in pages
        for field in map(page._meta.get_field, TOP_PICTURES)
        if getattr(page, field.attname) and not field.is_cached(page)
    ]
    keys = {getattr(page, field.attname) for page, field in missing}
    found = Picture.objects.in_bulk(keys) if keys else {}
    for page, field in missing:
        setattr(page, field.name, found.get(getattr(page, field.attname)))


def pictures_of(pages):
    """Yield every picture that the pages show."""
    for page in pages:
        yield from filter(None, (getattr(page, name) for name in TOP_PICTURES))
        for block in page.body:
            if block.block_type == "pictures":
                shown = (picture["image"] for picture in block.value["pictures"])
                yield from filter(None, shown)


class PointStatus(NamedTuple):
    """A point's commitment: its public id, the value of its Status, and whether it `is_older`.

    So are words in a language that still say what has been changed or withdrawn in Swedish.
    """

    public_id: str
    value: str
    is_older: bool


def attach_statuses(pages, register, request):
    """Give every followed-up point of `pages` its `anchor`, `url`, `status` and `is_older`.

    The pages are of one language. The status is None before the first update, and for words that
    are older than the promise of today. `register` is Navigation.register; without one there is
    nothing to link to.
    """
    followed = [page for page in pages if next(points_of(page.body), None)]
    if not followed or register is None:
        return
    # An alias in another language shows the source until it is translated.
    first = followed[0]
    language = settings.LANGUAGE_CODE if first.alias_of_id else language_of(first)
    known = cached_statuses([page.translation_key for page in followed], language)
    address = register.get_url(request)
    for page in followed:
        for point in points_of(page.body):
            if found := known[page.translation_key].get(point.id):
                status = Status(found.value)
                is_judged = status.is_assessment and not found.is_older
                point.status = status if is_judged else None
                point.is_older = found.is_older
                point.anchor = f"lofte-{found.public_id}"
                point.url = f"{address}{found.public_id}/{quote(slug_of(normalised(point.value)))}/"


def cached_statuses(keys: Iterable[str], language: str) -> dict[str, dict[str, PointStatus]]:
    """Return statuses by block id, by translation key of the page, from two queries at most."""
    shared = caches["shared"]
    names = {f"statuses-of-points-{language}-{key}": key for key in keys}
    known = {names[name]: found for name, found in shared.get_many(names).items()}
    if missing := {name: key for name, key in names.items() if key not in known}:
        loaded = load_statuses(missing.values(), language)
        shared.set_many({name: loaded[key] for name, key in missing.items()})
        known |= loaded
    return known


def load_statuses(keys, language):
    rows = (
        Commitment.objects.filter(points__translation_key__in=keys)
        .annotate(page_key=F("points__translation_key"), block=F("points__block_id"))
        .with_status()
    )
    is_source = language == settings.LANGUAGE_CODE
    found = {key: {} for key in keys}
    for one in rows if is_source else rows.prefetch_related("wordings"):
        is_older = not is_source and language not in one.history.languages_of_today
        found[one.page_key][one.block] = PointStatus(one.public_id, one.status_value, is_older)
    return found
