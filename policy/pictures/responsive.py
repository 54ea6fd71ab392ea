"""A picture in every format and width that a browser may choose from."""

from dataclasses import dataclass, field
from functools import lru_cache

from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

SPECS = ("format-{avif,webp,jpeg}", "width-{480,800,1200,1600}")
# Made once: parsing a filter takes longer than finding its rendition.
FILTERS = [Filter(spec) for spec in Filter.expand_spec(SPECS)]
EAGER = {"fetchpriority": "high"}
LAZY = {"loading": "lazy", "decoding": "async"}


def responsive(image, alt, sizes, eager):
    """Return a <picture> element; `eager` is for the one that a visitor sees first."""
    renditions = one_of_each_width(get_renditions_or_not_found(image, FILTERS))
    files = [(one.file.name, one.width, one.height) for one in renditions.values()]
    return element(Sources(tuple(files), renditions), alt, sizes, eager)


def one_of_each_width(renditions):
    """Return the renditions without those that repeat a width: a small picture is never enlarged.

    A browser must not be given two files of a format to choose from at the same width.
    """
    first = {}
    for spec, one in renditions.items():
        first.setdefault((one.file.name.rpartition(".")[2], one.width), (spec, one))
    return dict(first.values())


@dataclass(frozen=True)
class Sources:
    """The renditions of a picture; equal to others of which an element would say the same."""

    files: tuple
    renditions: dict = field(compare=False)


@lru_cache(maxsize=256)
def element(sources, alt, sizes, eager):
    attributes = {"alt": alt, "sizes": sizes, **(EAGER if eager else LAZY)}
    return str(Picture(sources.renditions, attributes))
