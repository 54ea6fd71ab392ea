"""A picture in every format and width that a browser may choose from."""

from dataclasses import dataclass, field
from functools import lru_cache

from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_rendition_or_not_found

from .sizes import PAGE

EAGER = {"fetchpriority": "high"}
LAZY = {"loading": "lazy", "decoding": "async"}
# Hundredths by which shapes may differ that are taken for the same.
SAME_SHAPE = 3


def responsive(image, alt, sizes, eager, request):
    """Return a <picture> element; `eager` is for the one that a visitor sees first."""
    attributes = {"alt": alt, "sizes": sizes, **(EAGER if eager else LAZY)}
    return picture_element(image, PAGE, attributes, request)


def picture_element(image, sizes, attributes, request):
    """Return a <picture> of what has been made of the PictureSizes `sizes`, "" where nothing has.

    What is missing is made elsewhere (policy.pictures.preparation): visitors do not wait for it.
    """
    renditions = one_of_each_width(existing(image, sizes, request))
    files = [(one.file.name, one.width, one.height) for one in renditions.values()]
    return element(Sources(tuple(files), renditions), tuple(attributes.items()))


def existing(image, sizes, request):
    """Return renditions by their specs: those of `sizes` that there are, or else the nearest."""
    found = image.find_existing_renditions(*sizes.filters)
    if found:
        return {one.spec: found[one] for one in sizes.filters if one in found}
    stand_in = nearest(image, sizes) or made_now(image, sizes, request)
    return {stand_in.filter_spec: stand_in} if stand_in else {}


def nearest(image, sizes):
    """Return the rendition that is nearest in size, or None: one of another shape is none."""
    try:
        width, height = sizes.first.get_transform(image).size
    except ValueError:  # a picture without a side
        return None
    known = getattr(image, "prefetched_renditions", None)
    alike = [
        one
        for one in (image.renditions.all() if known is None else known)
        if abs(one.width * height - one.height * width) * 100 <= SAME_SHAPE * one.height * width
    ]
    return min(alike, key=lambda one: abs(one.width - width), default=None)


def made_now(image, sizes, request):
    """Return the first of `sizes`, made now, or None: a request makes one rendition at most."""
    if getattr(request, "has_made_rendition", False):
        return None
    if request is not None:
        request.has_made_rendition = True
    return get_rendition_or_not_found(image, sizes.first)


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
def element(sources, attributes):
    if not sources.renditions:
        return ""
    return str(Picture(sources.renditions, dict(attributes)))
