import math

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from policy.checks.writing import PRIVATE_PICTURE

from .colour import HEX
from .icons import SIZES
from .palette import nearest, palette_of

# A picture that is as good as square loses at most a hundredth on each side.
NEARLY = 0.98


def problem_of_accent(accent):
    """Say what is wrong with the accent colour `accent` (#rrggbb), or "".

    Refused is a colour in which text cannot be read on our grounds, nor white text on it (WCAG
    2.2, 1.4.3), or whose controls do not stand out (1.4.11), in the light theme or the dark.
    """
    if not HEX.fullmatch(accent):
        return _("Write the colour as # and six digits or letters a–f, for instance #006aa7.")
    palette = palette_of(accent)
    if palette.passes:
        return ""
    return _(
        "%(colour)s is too light: text in it is hard to read (the contrast is %(least)s, and must "
        "be at least %(needed)s). The nearest colour that can be read is %(nearest)s."
    ) % {
        "colour": accent,
        "least": number_format(math.floor(10 * palette.least_for_text) / 10, 1),
        "needed": number_format(4.5, 1),
        "nearest": nearest(accent),
    }


def problem_of_mark(picture):
    """Say why `picture` cannot be the mark, or ""."""
    if picture.is_private:
        return PRIVATE_PICTURE
    short, long = sorted((picture.width, picture.height))
    if short < NEARLY * long:
        return _(
            "The mark must be square, and this picture is %(width)s × %(height)s pixels. "
            "Crop it and upload it again."
        ) % {"width": picture.width, "height": picture.height}
    if short < SIZES[0]:
        return _("The picture is too small: a mark needs at least 180 pixels a side.")
    return ""
