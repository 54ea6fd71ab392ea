"""The sizes in which pictures are shown, and which pictures in which."""

from collections.abc import Callable
from typing import NamedTuple

from wagtail.images import get_image_model
from wagtail.images.models import Filter


class PictureSizes(NamedTuple):
    """Filters of one shape; `first` is one of them that every browser shows, made before others."""

    filters: tuple[Filter, ...]
    first: Filter


def picture_sizes(specs, first):
    """Return the PictureSizes of Wagtail's `specs`; parsing them takes longer than a query."""
    filters = {spec: Filter(spec) for spec in Filter.expand_spec(specs)}
    return PictureSizes(tuple(filters.values()), filters[first])


SPECS = ("format-{avif,webp,jpeg}", "width-{480,800,1200,1600}")
PAGE = picture_sizes(SPECS, "format-jpeg|width-800")

# By PictureSizes, a function that returns the pictures which are shown in them.
SHOWN: dict[PictureSizes, Callable] = {PAGE: lambda: get_image_model().objects.all()}
