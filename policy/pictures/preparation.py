"""Making the files that browsers get of pictures before anybody asks for them.

The first size of every picture comes first, so that no page lacks one. The others follow for
pictures that something shows or that are new: an old one that nobody uses need not take room.
"""

import logging
import math
from datetime import timedelta
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.images.models import Filter
from wagtail.models import ReferenceIndex

from policy.models import Picture, PictureRendition

from .fields import BROKEN
from .sizes import PAGE, SHOWN, PictureSizes

# Steps after which everything is listed anew: a picture that has come goes before others' sizes.
ROUND = 10
# After its upload, a picture is taken for one that will be shown.
NEW = timedelta(days=7)

logger = logging.getLogger(__name__)
# Files that can not be read, which is logged once.
unreadable: set[str] = set()


class Missing(NamedTuple):
    """Filters of the PictureSizes by which nothing has been made of a picture yet."""

    picture: Picture
    sizes: PictureSizes
    filters: list[Filter]

    @property
    def lacks_first(self):
        return self.sizes.first in self.filters

    @property
    def next_filters(self):
        return [self.sizes.first] if self.lacks_first else self.filters


def prepare(report=None, limit=math.inf):
    """Make what is missing, in `limit` steps at most.

    `report`, if given, is called before each step, and at the end, with how many pictures are left.
    """
    while (work := sorted(missing(), key=lambda one: not one.lacks_first)) and limit:
        left = len(work)
        for one in work[: min(ROUND, limit)]:
            if report:
                report(left)
            make(one.picture, one.next_filters)
            left -= len(one.next_filters) == len(one.filters)
            limit -= 1
    if report:
        report(len(work))


def prepare_with_progress(stdout):
    """Make all that is missing, and say on a command's `stdout` how many pictures are left."""
    told = 0

    def report(left):
        nonlocal told
        if left != told:
            told = left
            stdout.write(f"Making the sizes of pictures: {left} left")

    prepare(report)


def missing():
    """Yield what is to be made, a Missing for each picture and PictureSizes."""
    keys = PictureRendition.objects.values_list("image_id", "filter_spec", "focal_point_key")
    made, shown = set(keys), shown_keys()
    for sizes, pictures in SHOWN.items():
        for picture in pictures().exclude(file__in=unreadable):
            left = [
                one
                for one in sizes.filters
                if (picture.pk, one.spec, one.get_cache_key(picture)) not in made
            ]
            if sizes.first in left or (left and is_needed(picture, shown)):
                yield Missing(picture, sizes, left)


def is_needed(picture, shown):
    return str(picture.pk) in shown or picture.created_at > now() - NEW


def shown_keys():
    """Return the keys, as text, of the pictures that something refers to."""
    kind = ContentType.objects.get_for_model(Picture)
    references = ReferenceIndex.objects.filter(to_content_type=kind)
    return set(references.values_list("to_object_id", flat=True))


def state_of(picture):
    """Return what an editor should know of the sizes of `picture`."""
    if picture.file.name in unreadable:
        return _("The file cannot be read, so visitors do not see the picture. Upload it again.")
    if len(picture.find_existing_renditions(*PAGE.filters)) == len(PAGE.filters):
        return _("Ready to be shown: all sizes for phones and computers are made.")
    if is_needed(picture, shown_keys()):
        return _(
            "The sizes for phones and computers are being made, which takes some seconds. Until "
            "then pages show a smaller copy."
        )
    return _("The sizes for phones and computers are made when a page shows the picture.")


def make(picture, filters):
    """Make renditions; a file that can not be read is passed over from now on."""
    try:
        picture.create_renditions(*filters)
    except IntegrityError:
        if Picture.objects.filter(pk=picture.pk).exists():
            raise
    except BROKEN as error:
        if getattr(error, "errno", None):
            raise  # a full disk, for instance, which may have room later
        logger.warning("No sizes can be made of %s: %s", picture.file.name, error)
        unreadable.add(picture.file.name)
