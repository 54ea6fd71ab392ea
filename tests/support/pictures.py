"""Small files of every kind that the tests upload."""

import struct
import zlib
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from policy.models import Picture


def image_bytes(size=(64, 48), colour="red", form="JPEG", **options):
    output = BytesIO()
    Image.new("RGB", size, colour).save(output, form, **options)
    return output.getvalue()


def png_header(width, height):
    """Return a PNG that says how large it is and ends where its pixels would begin."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (header, b"IDAT", b"IEND")
    )


def new_picture(name="red.jpg", **fields):
    fields = {"title": "Röd stuga", "description": "En röd stuga vid en sjö", **fields}
    return Picture.objects.create(file=ContentFile(image_bytes(), name=name), **fields)
