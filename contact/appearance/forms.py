"""The form of the appearance, and its rules for the accent colour and the mark."""

import math

from django import forms
from django.forms.widgets import Script
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.checks.editorial import PRIVATE_PICTURE
from policy.editing.conflicts import ConflictForm

from .colour import HEX
from .icons import SIZES
from .palette import nearest, palette_of

# The least ratio of the sides of a mark: cropping then loses a hundredth on each side.
MIN_RATIO = 0.98


class AccentInput(forms.TextInput):
    """A colour that is typed or pasted, or chosen in the browser's own picker beside it."""

    def __init__(self, attrs=None):
        given = {
            "data-accent": gettext_lazy("Choose a colour"),
            "autocomplete": "off",
            "spellcheck": "false",
        }
        super().__init__({**given, **(attrs or {})})

    class Media:
        js = [Script("contact/admin/accent.js", type="module")]


class AppearanceForm(ConflictForm):
    """The appearance together with the name, which is kept in the contact details."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=150,
        help_text=gettext_lazy(
            "The name of the branch, at the top and bottom of every page. Contact details have "
            "the same name: changed in one place, it is changed in both."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["name"] = self.instance.details.organisation

    def clean_accent(self):
        accent = "#" + self.cleaned_data["accent"].lower().removeprefix("#")
        if error := accent_error(accent):
            raise forms.ValidationError(error)
        return accent

    def clean_mark(self):
        mark = self.cleaned_data["mark"]
        if mark and (error := mark_error(mark)):
            raise forms.ValidationError(error)
        return mark

    def save(self, commit=True):
        appearance = super().save(commit)
        appearance.details.organisation = self.cleaned_data["name"]
        if commit:
            appearance.details.save()
        return appearance


def accent_error(accent):
    """Return what is wrong with the accent colour `accent` (#rrggbb), or "".

    In either theme its contrast must be enough for text on our backgrounds and white text on it
    (WCAG 2.2, 1.4.3), and for controls (1.4.11).
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


def mark_error(picture):
    """Return why `picture` cannot be the mark, or ""."""
    if picture.is_private:
        return PRIVATE_PICTURE
    short, long = sorted((picture.width, picture.height))
    if short < MIN_RATIO * long:
        return _(
            "The mark must be square, and this picture is %(width)s × %(height)s pixels. "
            "Crop it and upload it again."
        ) % {"width": picture.width, "height": picture.height}
    if short < SIZES[0]:
        return _("The picture is too small: a mark needs at least 180 pixels a side.")
    return ""
