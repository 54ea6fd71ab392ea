"""A picture in every format and width that a browser may choose from."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_rendition_or_not_found

from .sizes import PAGE

EAGER = {"fetchpriority": "high"}
LAZY = {"loading": "lazy", "decoding": "async"}
# On paper it is day.
DARK = "screen and (prefers-color-scheme: dark)"
# Hundredths by which shapes may differ that are taken for the same.
SAME_SHAPE = 3


def responsive(image, alt, sizes, eager, request, dark=None):
    """Return a <picture> element; `eager` is for the one that a visitor sees first.

    `dark` is the Picture that takes the place of `image` in the dark theme, or None.
    """
    attributes = {"alt": alt, "sizes": sizes, **(EAGER if eager else LAZY)}
    markup = picture_element(image, PAGE, attributes, request)
    return mark_safe(markup.replace("<picture>", f"<picture>{dark_sources(dark, sizes)}", 1))


def dark_sources(image, sizes):
    """Return <source> elements for the dark theme; "" without `image` or until it has its sizes."""
    found = image.find_existing_renditions(*PAGE.filters) if image else {}
    by_format = defaultdict(list)
    if len(found) < len(PAGE.filters):
        return ""
    ordered = {one.spec: found[one] for one in PAGE.filters}
    for one in one_of_each_width(ordered).values():
        by_format[one.file.name.rpartition(".")[2]].append((one.url, one.width))
    return "".join(source(kind, tuple(files), sizes) for kind, files in by_format.items())


@lru_cache(maxsize=256)
def source(kind, files, sizes):
    return format_html(
        '<source media="{}" type="image/{}" srcset="{}" sizes="{}">',
        DARK,
        "jpeg" if kind == "jpg" else kind,
        ", ".join(f"{url} {width}w" for url, width in files),
        sizes,
    )


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
