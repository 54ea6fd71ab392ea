from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from policy.pictures.colour import in_eight_bits, in_srgb

# What a camera sends is kept in a format that every browser and tool can open.
STORED_AS = {"PNG": ("PNG", ".png"), "WEBP": ("WEBP", ".webp")}
OTHERWISE = ("JPEG", ".jpg")


class PixelsOnly(ContentFile):
    """The file of a picture as it is stored."""


def without_metadata(file):
    """Return the picture in `file` as a PixelsOnly: pixels in sRGB and transparency.

    Exif (place and time, camera, owner), XMP, IPTC, comments and embedded thumbnails go;
    the orientation that Exif gave is made part of the pixels. Of several pictures in a file, an
    animation for instance, the first stays. Raises OSError, SyntaxError or ValueError where the
    file is broken.
    """
    file.seek(0)
    with Image.open(file) as image:
        stored_format, suffix = STORED_AS.get(image.format, OTHERWISE)
        ImageOps.exif_transpose(image, in_place=True)
        image = in_srgb(in_eight_bits(image))
        if stored_format == "JPEG" and image.mode not in ("RGB", "L"):
            image = image.convert("RGB")
        # Which colour of a palette one sees through; of all other things that are noted, nothing.
        seen_through = image.info.get("transparency")
        image.info = {} if seen_through is None else {"transparency": seen_through}
        output = BytesIO()
        image.save(output, stored_format, quality=92)
    name = PurePath(file.name).with_suffix(suffix).name
    return PixelsOnly(output.getvalue(), name=name)
