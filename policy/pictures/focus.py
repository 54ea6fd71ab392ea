"""The focal point of a picture, set by one press, with a phone or the keyboard too."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

POINT = re.compile(r"(\d{1,3}),(\d{1,3})")
# Side of the focal area, as a share of the shorter side of the picture.
FOCAL_AREA = 0.4


class FocusInput(forms.HiddenInput):
    """The picture itself, to point at; with the keyboard, arrows move the point."""

    input_type = "hidden"
    is_hidden = False
    picture = None

    class Media:
        js = [forms.widgets.Script("policy/admin/focus.js", type="module")]
        css = {"all": ["policy/admin/focus.css"]}

    def render(self, name, value, attrs=None, renderer=None):
        given = super().render(name, value, attrs, renderer)
        rendition = self.picture.get_rendition("max-800x800|format-jpeg")
        return format_html(
            '<div class="focus" data-focus>'
            '<button type="button" aria-label="{}"><img src="{}" width="{}" height="{}" alt="">'
            '<span class="focus-point" hidden></span></button>{}</div>',
            _("Point at what matters most; arrow keys move the point"),
            rendition.url,
            rendition.width,
            rendition.height,
            given,
        )


class FocusField(forms.CharField):
    """A point of `picture` as "left,top", in hundredths of its width and height."""

    widget = FocusInput

    def __init__(self, picture):
        super().__init__(
            required=False,
            label=_("What matters most"),
            help_text=_("Press on what must always be seen when the picture is cropped."),
            initial=point_of(picture),
        )
        self.widget.picture = picture

    def to_python(self, value):
        """Return the two numbers, or None where nobody has pointed."""
        if not value:
            return None
        found = POINT.fullmatch(value.strip())
        if not found or max(map(int, found.groups())) > 100:
            raise ValidationError(_("Press on a place within the picture."))
        return tuple(map(int, found.groups()))


def point_of(picture):
    """Return the focal point of `picture` as "left,top" in hundredths, "" where there is none."""
    focus = picture.get_focal_point()
    if focus is None:
        return ""
    middle = focus.centroid
    return f"{100 * middle.x / picture.width:.0f},{100 * middle.y / picture.height:.0f}"


def set_point(picture, point):
    """Set the focal area of `picture` around `point`, within the picture."""
    side = round(FOCAL_AREA * min(picture.width, picture.height))
    for axis, share, length in zip(("x", "y"), point, (picture.width, picture.height), strict=True):
        middle = min(max(length * share / 100, side / 2), length - side / 2)
        setattr(picture, f"focal_point_{axis}", round(middle))
    picture.focal_point_width = picture.focal_point_height = side
