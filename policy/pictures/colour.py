"""The colours of a picture as every screen and browser understands them: sRGB (IEC 61966-2-1).

A profile that is kept must fit the pixels, be read by every browser and weigh little; print shops'
profiles do none of it. So the pixels are converted once, and no file carries a profile.
"""

from io import BytesIO

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
# Modes of Pillow that have no profiles, and what they are converted to first.
PLAIN = {"1": "L", "La": "LA", "P": "RGB", "PA": "RGBA", "RGBX": "RGB", "RGBa": "RGBA"}
# The colour space of a profile, and the mode of the pixels that it fits.
FITS = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}
# Rows that are converted at a time.
STRIP_HEIGHT = 256
WEB_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")


def in_srgb(image):
    """Return `image` in sRGB, by its colour profile where that is valid and fits the pixels.

    Otherwise the pixels are read without one, as browsers do.
    """
    profile = profile_of(image)
    if profile is None:
        return image if image.mode in WEB_MODES else image.convert("RGB")
    colours, alpha = split_alpha(image)
    mode = FITS.get(profile.profile.xcolor_space.strip())
    if mode == "RGB" and colours.mode == "L":
        colours = colours.convert("RGB")
    try:
        transform = ImageCms.buildTransform(profile, SRGB, mode, "RGB")
        # In its place: a large picture need not be in memory twice.
        converted = ImageCms.applyTransform(colours, transform, inPlace=mode == "RGB") or colours
    except (ImageCms.PyCMSError, TypeError, ValueError):
        converted = colours.convert("RGB")
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def profile_of(image):
    """Return the embedded profile of `image`, None where there is no valid one."""
    data = image.info.get("icc_profile")
    try:
        return data and ImageCms.ImageCmsProfile(BytesIO(data))
    except (ImageCms.PyCMSError, OSError):
        return None


def split_alpha(image):
    """Return the colours of `image`, in one of the modes of FITS, and its transparency or None."""
    if "transparency" in image.info:
        image = image.convert("LA" if image.mode in ("1", "L") else "RGBA")
    image = image.convert(PLAIN.get(image.mode, image.mode))
    if image.mode in ("LA", "RGBA"):
        return image.convert(image.mode[:-1]), image.getchannel("A")
    return (image if image.mode in FITS.values() else image.convert("RGB")), None


def in_eight_bits(image):
    """Return `image` with 256 levels a channel at most: scans and maps may have 65,536 of grey.

    In strips, since the numbers in between take four bytes a pixel.
    """
    if not image.mode.startswith("I"):
        return image
    grey = Image.new("L", image.size)
    for top in range(0, image.height, STRIP_HEIGHT):
        strip = image.crop((0, top, image.width, min(top + STRIP_HEIGHT, image.height)))
        grey.paste(strip.convert("F").point(lambda level: level / 257).convert("L"), (0, top))
    grey.info = dict(image.info)
    if isinstance(seen_through := grey.info.get("transparency"), int):
        grey.info["transparency"] = int(seen_through / 257)
    return grey
