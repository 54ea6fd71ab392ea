"""The fields of a picture's file: of the model, and of the form, which says why it refuses one."""

import struct
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField as ImageFormField
from wagtail.images.models import WagtailImageField as ImageModelField
from wagtail.images.models import WagtailImageFieldFile

from .metadata import without_metadata
from .queue import Busy, upload_slot

# By the endings of a file's name: what Pillow calls what is in it. Windows writes .jfif, some
# programs .apng; what moves is shown by its first picture.
KINDS = {
    "apng": {"PNG"},
    "avif": {"AVIF"},
    "heic": {"HEIF"},
    "heif": {"HEIF"},
    "jfif": {"JPEG", "MPO"},
    "jpeg": {"JPEG", "MPO"},
    "jpg": {"JPEG", "MPO"},
    "png": {"PNG"},
    "webp": {"WEBP"},
}
# Refused, and opened only so that the error can name them.
OTHERS = {"BMP", "GIF", "TIFF"}
OPENED = sorted(set().union(OTHERS, *KINDS.values()) - {"MPO"})
# WebP, one of the formats that pictures are shown in, ends at 16,383 pixels a side.
MAX_SIDE = 16_000
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


def open_header(file):
    """Return the picture in `file` undecoded: `format`, `size`, `mode` are known.

    Raises OSError, SyntaxError or ValueError for a file that is no picture, and
    DecompressionBombError for one that is too large.
    """
    file.seek(0)
    return Image.open(file, formats=OPENED)


class PictureFile(WagtailImageFieldFile):
    def get_image_dimensions(self):
        """Return width and height by the header: Wagtail decodes the picture to find them."""
        was_closed = self.closed
        self.open()
        try:
            return open_header(self).size
        finally:
            self.close() if was_closed else self.seek(0)


class PictureFileField(ImageModelField):
    """The file of a picture, as Wagtail has it but for PictureFile."""

    attr_class = PictureFile


class PictureField(ImageFormField):
    """Wagtail's field, which checks the header first and decodes once, in the queue.

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
            with upload_slot(self.pixels_of(file)):
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
            found = open_header(file)
        except Image.DecompressionBombError:
            raise self.refusal("file_too_many_pixels", max_pixels_count=most) from None
        if found.format not in KINDS[kind]:
            form = found.format.lower()
            raise self.refusal("invalid_image_known_format", extension=kind, image_format=form)
        if max(found.size) > MAX_SIDE:
            raise ValidationError(TOO_LONG, code="side_too_long")
        pixels = found.width * found.height
        if pixels > most:
            raise self.refusal("file_too_many_pixels", num_pixels=pixels, max_pixels_count=most)
        return pixels

    def refusal(self, code, **values):
        given = {"num_pixels": _("unknown number"), **values}
        return ValidationError(self.error_messages[code], code=code, params=given)
