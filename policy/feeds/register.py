"""The feeds of the register: of all of it, of an area, of a promise."""

from operator import itemgetter

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.utils.translation import gettext as _

from policy.models.commitments import (
    CommitmentMove,
    CommitmentUpdate,
    CommitmentWording,
    TermClosing,
)
from policy.register.public.overview import localise_areas
from policy.register.public.source import sources_of

from .atom import AtomFeed
from .entries import Entries
from .news import author_of

# Of each log.
MAX_ITEMS = 50


def register_feed(page, root, address, about="", areas=None, commitment=None):
    """Return an Atom feed (RFC 4287) of what is new: in the RegisterAreas given, of one
    Commitment, or in all.

    It tells updates, promises that are new, reworded, changed, withdrawn or moved, and terms that
    are closed. `page` is the register's page, `root` its full address, `address` that of the feed
    and `about` what it is about, after the register's title.
    """
    site = page.get_site()
    author = author_of(site)
    feed = AtomFeed(
        title=": ".join(filter(None, [author, page.title, about])),
        link=root + commitment.path if commitment else root,
        description=_("What has happened to our commitments."),
        language=page.locale.language_code,
        feed_url=address,
        feed_guid=address,
        author_name=author,
        updated_when_empty=page.last_published_at,
    )
    rows = [
        *newest(updates(), of(areas, commitment)),
        *newest(deciding_wordings(), of(areas, commitment)),
        *newest(moves(), of_moves(areas, commitment)),
    ]
    localise_areas([*areas_of(rows)], page.locale_id)
    sources = sources_of([row.commitment for row in rows if isinstance(row, CommitmentWording)])
    entries = Entries(page, root, site.hostname, sources)
    items = [*map(entries.item, rows), *map(entries.closing, closings(areas, commitment))]
    for item in sorted(items, key=itemgetter("updateddate"), reverse=True):
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def of(areas, commitment):
    """Return the condition that a row of a log is of the areas, of the commitment, or of any."""
    if commitment:
        return Q(commitment=commitment)
    return Q(commitment__area__in=areas) if areas is not None else Q()


def of_moves(areas, commitment):
    """Return the same condition for moves: an area is told of those that leave it too."""
    if areas is None or commitment:
        return of(areas, commitment)
    return Q(from_area__in=areas) | Q(to_area__in=areas)


def newest(log, condition):
    """Return the last rows of a log, with what tells of them."""
    rows = log.filter(condition, commitment__area__withheld=False).select_related(
        "commitment__area"
    )
    rows = rows.prefetch_related("commitment__wordings", "commitment__became__later")
    return rows.order_by("-pk")[:MAX_ITEMS]


def updates():
    rows = CommitmentUpdate.objects.in_language().select_related("wording")
    return rows.prefetch_related("evidence__document")


def moves():
    return CommitmentMove.objects.select_related("from_area", "to_area")


def deciding_wordings():
    """Return the wordings that say what is promised: the Swedish ones, where there are any."""
    source = CommitmentWording.objects.filter(
        commitment=OuterRef("commitment"), language=settings.LANGUAGE_CODE
    )
    return CommitmentWording.objects.filter(
        Q(language=settings.LANGUAGE_CODE) | ~Exists(source)
    ).exclude(reason=CommitmentWording.Reason.MERGED)


def closings(areas, commitment):
    """Return the closings of the terms that the feed is about."""
    told = [commitment.area] if commitment else areas
    terms = None if told is None else {area.years for area in told}
    return [one for one in TermClosing.objects.all() if terms is None or one.term in terms]


def areas_of(rows):
    for row in rows:
        yield row.commitment.area
        if isinstance(row, CommitmentMove):
            yield from (row.from_area, row.to_area)
