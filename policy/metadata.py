from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

# What a camera sends is kept in a format that every browser and tool can open.
STORED_AS = {"PNG": ("PNG", ".png"), "WEBP": ("WEBP", ".webp")}
OTHERWISE = ("JPEG", ".jpg")
# "transparency" says which colour of a palette one sees through.
KEPT = ("icc_profile", "transparency")


def without_metadata(file):
    """Return the image in `file` as a new file of pixels, transparency and colour profile only.

    Exif (place and time, camera, owner), XMP, IPTC, comments and embedded thumbnails go;
    the orientation that Exif gave is made part of the pixels.
    """
    file.seek(0)
    with Image.open(file) as original:
        upright = in_eight_bits(ImageOps.exif_transpose(original))
        stored_format, suffix = STORED_AS.get(original.format, OTHERWISE)
        if stored_format == "JPEG" and upright.mode not in ("RGB", "L"):
            upright = upright.convert("RGB")
        upright.info = {key: upright.info[key] for key in KEPT if key in upright.info}
        output = BytesIO()
        upright.save(output, stored_format, quality=92, icc_profile=upright.info.get("icc_profile"))
    name = PurePath(file.name).with_suffix(suffix).name
    return ContentFile(output.getvalue(), name=name)


def in_eight_bits(image):
    """Return `image` with 256 levels a channel at most: scans and maps may have 65,536 of grey."""
    if not image.mode.startswith("I"):
        return image
    grey = image.convert("F").point(lambda level: level / 257).convert("L")
    grey.info = dict(image.info)
    if isinstance(seen_through := grey.info.get("transparency"), int):
        grey.info["transparency"] = int(seen_through / 257)
    return grey
