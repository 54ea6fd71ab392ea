"""The field by which a picture is uploaded: says at once, and why, where it cannot be taken."""

import struct
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField

from policy.pictures.header import KINDS, header
from policy.pictures.queue import Busy, turn_of_upload

from .metadata import without_metadata

# WebP, one of the formats that pictures are shown in, ends at 16,383 pixels a side.
LONGEST_SIDE = 16_000
TOO_LONG = _("A side of the picture is longer than 16,000 pixels. Make it smaller first.")
BUSY = _(
    "Many large pictures are being uploaded right now. Wait a minute and upload this one again."
)
# What Pillow raises of files that are broken or none of its kinds.
BROKEN = (
    EOFError,
    IndexError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class PictureField(WagtailImageField):
    """Wagtail's field, which looks at the header first, and decodes once, in turn.

    The file that it returns is what will be stored (policy.pictures.metadata.PixelsOnly).
    """

    default_error_messages = {
        "invalid_image": _(
            "The file cannot be read as a picture. Save it anew, or choose another one."
        )
    }

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        try:
            with turn_of_upload(self.pixels_of(file)):
                return without_metadata(file)
        except Busy:
            raise ValidationError(BUSY, code="busy") from None
        except BROKEN as error:
            raise self.refusal("invalid_image") from error

    def pixels_of(self, file):
        """Return how many pixels `file` has, by its header; raise ValidationError for too many."""
        kind = PurePath(file.name).suffix.lower().removeprefix(".")
        if kind not in self.allowed_image_extensions:
            raise self.refusal("invalid_image_extension")
        most = self.max_image_pixels
        try:
            found = header(file)
        except Image.DecompressionBombError:
            raise self.refusal("file_too_many_pixels", max_pixels_count=most) from None
        if found.format not in KINDS[kind]:
            form = found.format.lower()
            raise self.refusal("invalid_image_known_format", extension=kind, image_format=form)
        if max(found.size) > LONGEST_SIDE:
            raise ValidationError(TOO_LONG, code="side_too_long")
        pixels = found.width * found.height
        if pixels > most:
            raise self.refusal("file_too_many_pixels", num_pixels=pixels, max_pixels_count=most)
        return pixels

    def refusal(self, code, **values):
        given = {"num_pixels": _("unknown number"), **values}
        return ValidationError(self.error_messages[code], code=code, params=given)
