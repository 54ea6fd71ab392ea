"""The files that browsers get of a picture: any number of them from one decoding.

Wagtail decodes the original for each, three at a time: of 12 megapixels 36 MB each.
"""

from contextlib import contextmanager
from math import ceil

from PIL import Image
from wagtail.images.models import Filter
from willow.plugins.pillow import PillowImage

from .queue import decoding_slot

# Modes of Pillow that are not shrunk well, and what they are converted to.
SHRUNK_AS = {"1": "RGB", "P": "RGB"}
# How many times larger than the result a picture may be before pixels are left out.
REDUCING_GAP = 3


class Encoding(Filter):
    """A filter of which only the encoding is left: it is given pixels that are cropped and shrunk.

    `source` is a PillowImage.
    """

    transform_operations = ()

    @contextmanager
    def get_willow_image(self, image, source=None):
        yield source


def shrunk(picture, filters):
    """Return a PillowImage of `picture` for each of the filters, cropped and shrunk as it says.

    A JPEG is decoded no larger than need be. Raises SourceImageIOError where the file is missing.
    """
    with (
        decoding_slot(picture.width * picture.height),
        picture.open_file() as file,
        Image.open(file) as image,
    ):
        width, height = image.size
        transforms = [one.get_transform(picture, image.size) for one in filters]
        most = max(max(one.scale) for one in transforms)
        image.draft(None, (ceil(width * most), ceil(height * most)))
        name = image.format.lower()
        pixels = image.convert(mode_of(image)) if image.mode in SHRUNK_AS else image
        scale = (pixels.width / width, pixels.height / height)
        return [part(pixels, one, scale, name) for one in transforms]


def mode_of(image):
    return "RGBA" if "transparency" in image.info else SHRUNK_AS[image.mode]


def part(image, transform, scale, name):
    """Return what `transform` leaves of `image`, which is `scale` of the original's size."""
    across, down = scale
    left, top, right, bottom = transform.get_rect().round()
    right, bottom = min(right * across, image.width), min(bottom * down, image.height)
    box = (left * across, top * down, right, bottom)
    made = PillowImage(
        image.resize(transform.size, Image.Resampling.LANCZOS, box, reducing_gap=REDUCING_GAP)
    )
    made.format_name = name
    return made
